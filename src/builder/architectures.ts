import { UserError } from "../errors.ts";
import { parsePlatform } from "../oci/platform.ts";

/** What an ELF file says of the machine it is for: its class (32 or 64 bit), byte order and `e_machine` (elf.h). */
export interface Machine {
  readonly bits: 32 | 64;
  readonly order: "little" | "big";
  readonly machine: number;
}

/** An architecture that QEMU can run here: its name in an image index, QEMU's, and how its programs are known. */
export interface Architecture extends Machine {
  readonly name: string;
  /** Of the program: `qemu-aarch64`. */
  readonly qemu: string;
}

/** Those that the binfmt image knows, too. */
export const ARCHITECTURES: readonly Architecture[] = [
  { name: "amd64", qemu: "qemu-x86_64", bits: 64, order: "little", machine: 62 },
  { name: "arm64", qemu: "qemu-aarch64", bits: 64, order: "little", machine: 183 },
  { name: "arm", qemu: "qemu-arm", bits: 32, order: "little", machine: 40 },
  { name: "386", qemu: "qemu-i386", bits: 32, order: "little", machine: 3 },
  { name: "riscv64", qemu: "qemu-riscv64", bits: 64, order: "little", machine: 243 },
  { name: "ppc64le", qemu: "qemu-ppc64le", bits: 64, order: "little", machine: 21 },
  { name: "s390x", qemu: "qemu-s390x", bits: 64, order: "big", machine: 22 },
  { name: "mips64le", qemu: "qemu-mips64el", bits: 64, order: "little", machine: 8 },
  { name: "mips64", qemu: "qemu-mips64", bits: 64, order: "big", machine: 8 },
  { name: "loong64", qemu: "qemu-loongarch64", bits: 64, order: "little", machine: 258 },
];

/** Other names that users write, which containerd does not normalise. */
const ALIASES: Readonly<Record<string, string>> = { mips64el: "mips64le", loongarch64: "loong64", ppc64el: "ppc64le", i686: "386" };

/**
 * The architectures behind names as setup-qemu takes them: `arm64`, `linux/arm64`, `linux/arm/v7`, `aarch64`; each once,
 * `all` for every one. Throws a `UserError` for a name that QEMU cannot stand in for.
 */
export function parseArchitectures(names: readonly string[]): readonly Architecture[] {
  if (names.includes("all")) return ARCHITECTURES;
  return [...new Set(names.map(parseArchitecture))];
}

function parseArchitecture(name: string): Architecture {
  const [first = "", ...rest] = name.trim().toLowerCase().split("/");
  const parts = first === "linux" ? rest : [first, ...rest];
  const alias = ALIASES[parts[0] ?? ""];
  const text = ["linux", ...(alias === undefined ? parts : [alias, ...parts.slice(1)])].join("/");
  const found = /^linux\/[a-z0-9_-]+(\/[a-z0-9.]+)?$/.test(text) ? parsePlatform(text).architecture : "";
  const architecture = ARCHITECTURES.find((each) => each.name === found);
  if (architecture !== undefined) return architecture;
  throw new UserError(
    `${JSON.stringify(name.slice(0, 60))} is no platform that QEMU can stand in for.`,
    `Write all, or some of ${ARCHITECTURES.map((each) => each.name).join(", ")}, with or without linux/ in front.`,
  );
}

/** The machine that this process runs on, by its name in an image index. */
export function ownArchitecture(): string {
  switch (process.arch) {
    case "x64":
      return "amd64";
    case "ia32":
      return "386";
    // Node builds for little-endian POWER alone.
    case "ppc64":
      return "ppc64le";
    default:
      return process.arch;
  }
}

/** `linux/arm64`, and for 32-bit ARM the variant that QEMU plays. */
export function platformOf(architecture: Pick<Architecture, "name">): string {
  return architecture.name === "arm" ? "linux/arm/v7" : `linux/${architecture.name}`;
}
