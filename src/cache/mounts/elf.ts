/** What an ELF program says that it needs to run (elf.h, the System V ABI). */
export interface ElfNeeds {
  readonly machine: number;
  readonly bits: 32 | 64;
  /** The program that loads it, by its path; null: it is static. */
  readonly interpreter: string | null;
  /** Libraries by name. */
  readonly libraries: readonly string[];
  /** Where it says that they are, `$ORIGIN` as written. */
  readonly searchPath: readonly string[];
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1n;
const DT_STRTAB = 5n;
const DT_RPATH = 15n;
const DT_RUNPATH = 29n;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: bigint;
  readonly sizeBytes: number;
}

/** Reads a whole ELF file; null where it is none that can be read. */
export function readElf(file: Buffer): ElfNeeds | null {
  if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46) return null;
  try {
    return read(file, file[4] === 2, file[5] !== 2);
  } catch (error) {
    // An offset that leads out of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function read(file: Buffer, is64: boolean, isLittle: boolean): ElfNeeds {
  const half = (at: number): number => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const word = (at: number): number => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const long = (at: number): bigint => (is64 ? (isLittle ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at)) : BigInt(word(at)));
  const textAt = (at: number): string => file.toString("latin1", at, file.indexOf(0, at));
  const [table, entryBytes, count] = is64 ? [Number(long(32)), half(54), half(56)] : [word(28), half(42), half(44)];
  const segments = Array.from({ length: count }, (_, index): Segment => {
    const at = table + index * entryBytes;
    const [offset, address, size] = is64 ? [8, 16, 32] : [4, 8, 16];
    return { type: word(at), offset: Number(long(at + offset)), address: long(at + address), sizeBytes: Number(long(at + size)) };
  });
  const interpreter = segments.find(({ type }) => type === PT_INTERP);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  const entries: (readonly [tag: bigint, value: bigint])[] = [];
  const width = is64 ? 8 : 4;
  for (let at = dynamic?.offset ?? 0; dynamic !== undefined && at < dynamic.offset + dynamic.sizeBytes; at += 2 * width) entries.push([long(at), long(at + width)]);
  const valuesOf = (wanted: bigint): bigint[] => entries.filter(([tag]) => tag === wanted).map(([, value]) => value);
  const strings = offsetOf(segments, valuesOf(DT_STRTAB)[0] ?? 0n);
  const textsOf = (tag: bigint): string[] => valuesOf(tag).map((value) => textAt(strings + Number(value)));
  const runPath = textsOf(DT_RUNPATH);
  return {
    machine: half(18),
    bits: is64 ? 64 : 32,
    interpreter: interpreter === undefined ? null : textAt(interpreter.offset),
    libraries: textsOf(DT_NEEDED),
    searchPath: (runPath.length > 0 ? runPath : textsOf(DT_RPATH)).flatMap((each) => each.split(":")).filter((each) => each !== ""),
  };
}

/** Where in the file that is which is at an address in memory. */
function offsetOf(segments: readonly Segment[], address: bigint): number {
  const holder = segments.find((each) => each.type === PT_LOAD && each.address <= address && address < each.address + BigInt(each.sizeBytes));
  return holder === undefined ? 0 : holder.offset + Number(address - holder.address);
}
