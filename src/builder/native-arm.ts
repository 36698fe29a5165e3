import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../host/host.ts";
import { makePrivateFolder, removePrivateFolder } from "../host/private-folder.ts";

/** `mov r7, #1; mov r0, #0; svc #0`: exit(0). */
const EXIT = [0xe3a07001, 0xe3a00000, 0xef000000];
const LOAD_ADDRESS = 0x10000;
const HEADERS_BYTES = 52 + 32;

/** Whether this 64-bit ARM machine runs 32-bit programs itself: only trying tells, as many server cores cannot. */
export async function runsArmNatively(host: Host): Promise<boolean> {
  const folder = await makePrivateFolder(host, "probe");
  try {
    const program = join(folder, "arm");
    await writeFile(program, armProgram(), { mode: 0o700 });
    return (await host.exec(program, [], { timeoutMs: 5_000 })).exitCode === 0;
  } catch {
    return false;
  } finally {
    await removePrivateFolder(host, folder);
  }
}

/** The smallest ELF file for 32-bit ARM that ends well. */
function armProgram(): Buffer {
  const bytes = Buffer.alloc(HEADERS_BYTES + EXIT.length * 4);
  bytes.write("\x7fELF\x01\x01\x01", 0, "latin1");
  const header16: readonly (readonly [at: number, value: number])[] = [[16, 2], [18, 40], [40, 52], [42, 32], [44, 1]];
  const header32: readonly (readonly [at: number, value: number])[] = [
    [20, 1], [24, LOAD_ADDRESS + HEADERS_BYTES], [28, 52], [36, 0x05000200],
    // One segment: the whole file, to be read and executed.
    [52, 1], [56, 0], [60, LOAD_ADDRESS], [64, LOAD_ADDRESS], [68, bytes.length], [72, bytes.length], [76, 5], [80, 0x1000],
  ];
  for (const [at, value] of header16) bytes.writeUInt16LE(value, at);
  for (const [at, value] of header32) bytes.writeUInt32LE(value, at);
  EXIT.forEach((instruction, index) => bytes.writeUInt32LE(instruction, HEADERS_BYTES + 4 * index));
  return bytes;
}
