import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Architecture, Machine } from "./architectures.ts";

/** What the kernel runs an architecture's programs with (Linux, admin-guide/binfmt-misc). */
interface Registration {
  /** The file's name in the folder. */
  readonly name: string;
  readonly interpreter: string;
  /** Letters: F opens the interpreter at once, so that it works in containers; P keeps argv[0]. */
  readonly flags: string;
}

/** The kernel's table of interpreters. */
export interface BinfmtMisc {
  readonly folder: string;
  readonly isMounted: boolean;
  readonly isEnabled: boolean;
  /** The enabled ones, each with what it is for where that can be told. */
  readonly registrations: readonly (Registration & { readonly machine: Machine | null })[];
  /** Those that are switched off one by one, and keep their name from being used again. */
  readonly disabled: readonly (Registration & { readonly machine: Machine | null })[];
}

/** Reads the table; one that is not mounted has no registrations. */
export async function readBinfmtMisc(folder: string): Promise<BinfmtMisc> {
  const names = await readdir(folder).catch((): string[] => []);
  const isMounted = names.includes("register");
  const status = isMounted ? await readText(join(folder, "status")) : "";
  const registrations: BinfmtMisc["registrations"][number][] = [];
  const disabled: BinfmtMisc["disabled"][number][] = [];
  for (const name of names.filter((each) => each !== "register" && each !== "status").toSorted()) {
    const text = await readText(join(folder, name));
    if (text.startsWith("enabled\n")) registrations.push(parseEntry(name, text));
    else if (text.startsWith("disabled\n")) disabled.push(parseEntry(name, text));
  }
  return { folder, isMounted, isEnabled: status.startsWith("enabled"), registrations, disabled };
}

/** The registrations that an architecture's programs are run by. */
export function registrationsFor({ registrations }: Pick<BinfmtMisc, "registrations">, architecture: Machine): readonly Registration[] {
  return registrations.filter(
    ({ machine }) => machine?.bits === architecture.bits && machine.order === architecture.order && machine.machine === architecture.machine,
  );
}

/** Whether a program in a container can be run by it, with its own argv[0]. */
export function isFit({ flags }: Registration): boolean {
  return flags.includes("F") && flags.includes("P");
}

/** Adds an interpreter for an architecture, with the flags that builds need. */
export async function register(table: BinfmtMisc, architecture: Architecture, interpreter: string): Promise<void> {
  if (!table.isEnabled) await writeFile(join(table.folder, "status"), "1", { flag: "r+" });
  // One of our name that is disabled would stand in the way.
  await unregister(table, architecture.qemu).catch(() => {});
  await writeFile(join(table.folder, "register"), ruleOf(architecture, interpreter), { flag: "a" });
}

/** Takes a registration away; what it ran that still runs goes on. */
export async function unregister(table: BinfmtMisc, name: string): Promise<void> {
  await writeFile(join(table.folder, name), "-1", { flag: "r+" });
}

/** `:NAME:M:OFFSET:MAGIC:MASK:INTERPRETER:FLAGS`: the first twenty bytes of an ELF file, whatever its ABI and whether it is position-independent. */
function ruleOf(architecture: Architecture, interpreter: string): string {
  const magic = Buffer.alloc(20);
  magic.write("\x7fELF", 0, "latin1");
  magic[4] = architecture.bits === 64 ? 2 : 1;
  magic[5] = architecture.order === "little" ? 1 : 2;
  magic[6] = 1;
  const mask = Buffer.alloc(20, 0xff);
  // EI_OSABI: GNU programs that use ifuncs have 3 there.
  mask[7] = 0;
  if (architecture.order === "little") {
    magic.writeUInt16LE(2, 16);
    magic.writeUInt16LE(architecture.machine, 18);
    // ET_EXEC is 2, ET_DYN is 3.
    mask[16] = 0xfe;
  } else {
    magic.writeUInt16BE(2, 16);
    magic.writeUInt16BE(architecture.machine, 18);
    mask[17] = 0xfe;
  }
  return `:${architecture.qemu}:M:0:${escape(magic)}:${escape(mask)}:${interpreter}:POCF`;
}

function escape(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}

function parseEntry(name: string, text: string): BinfmtMisc["registrations"][number] {
  const lines = text.split("\n");
  const valueOf = (key: string): string => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1).trim() ?? "";
  const flags = lines.find((line) => line.startsWith("flags:"))?.slice("flags:".length).trim() ?? "";
  const isAtStart = valueOf("offset") === "0";
  return { name, interpreter: valueOf("interpreter"), flags, machine: isAtStart ? machineOf(Buffer.from(valueOf("magic"), "hex")) : null };
}

function machineOf(magic: Buffer): Machine | null {
  if (magic.length < 20 || magic.subarray(0, 4).toString("latin1") !== "\x7fELF") return null;
  const order = magic[5] === 2 ? "big" : "little";
  return { bits: magic[4] === 2 ? 64 : 32, order, machine: order === "big" ? magic.readUInt16BE(18) : magic.readUInt16LE(18) };
}

async function readText(path: string): Promise<string> {
  // One that another job takes away meanwhile is none.
  return await readFile(path, "utf8").catch(() => "");
}
