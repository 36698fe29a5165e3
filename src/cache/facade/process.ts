import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { openDoor, type Doors } from "./door.ts";
import { endWithJob } from "./lifetime.ts";
import type { OpenBackend } from "./serve.ts";
import type { FacadeSettings } from "./settings.ts";

// What this file imports stands between the start of the process and its first line: all else is loaded after that.

/** Room for the address of a Unix socket is 104 bytes on macOS and 108 on Linux (unix(7)). */
const MAX_SOCKET_BYTES = 100;

/** Reads the settings from standard input, listens, says where in one line on standard output, and serves until the job ends. */
export async function runFacade(open?: OpenBackend): Promise<void> {
  const settings = JSON.parse(readLine()) as FacadeSettings;
  const { doors, socket } = await openDoors(settings);
  endWithJob(settings, doors.socketFolder);
  writeSync(1, `${JSON.stringify({ port: doors.registry?.port ?? 0, socket })}\n`);
  releaseStream(1, "w");
  const { serveFacade } = await import("./serve.ts");
  serveFacade(settings, doors, open);
}

async function openDoors({ listenOn, folder }: FacadeSettings): Promise<{ doors: Doors; socket: string }> {
  const { socket, socketFolder } = chooseSocket(folder);
  try {
    const control = await openDoor({ path: socket });
    const registry = listenOn === null ? null : await openDoor({ host: listenOn, port: 0 });
    return { doors: { registry, control, socketFolder }, socket };
  } catch (error) {
    if (socketFolder !== null) rmSync(socketFolder, { recursive: true, force: true });
    throw error;
  }
}

function chooseSocket(folder: string): { socket: string; socketFolder: string | null } {
  if (process.platform === "win32") return { socket: `\\\\.\\pipe\\plimsoll-${process.pid}-${Date.now().toString(36)}`, socketFolder: null };
  const socket = join(folder, "control.sock");
  if (Buffer.byteLength(socket) <= MAX_SOCKET_BYTES) return { socket, socketFolder: null };
  const socketFolder = mkdtempSync(join(tmpdir(), "plimsoll-"));
  return { socket: join(socketFolder, "control.sock"), socketFolder };
}

/** The first line of standard input; process.stdin would take longer to load than it takes to read it. */
function readLine(): string {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(65_536);
    const bytes = readSync(0, chunk);
    const end = chunk.subarray(0, bytes).indexOf("\n");
    chunks.push(chunk.subarray(0, end === -1 ? bytes : end));
    if (bytes > 0 && end === -1) continue;
    releaseStream(0, "r");
    return Buffer.concat(chunks).toString();
  }
}

/** Closes a standard stream, whose other end may wait for that, and keeps its number from being given to a file. */
function releaseStream(descriptor: number, flags: "r" | "w"): void {
  closeSync(descriptor);
  openSync(devNull, flags);
}
