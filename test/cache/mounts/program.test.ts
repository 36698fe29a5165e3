import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { readElf } from "../../../src/cache/mounts/elf.ts";
import { copyProgram, findPortable, findTarIn, readProgram } from "../../../src/cache/mounts/program.ts";
import type { Host } from "../../../src/host/host.ts";
import { fakeHost } from "../../fakes/host.ts";

const run = promisify(execFile);
const architectures: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-program-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test.runIf(process.platform === "linux")("the machine's tar runs from a folder with nothing else but what was copied there", async () => {
  const folder = await temporary();
  const tar = await findPortable(fakeHost(), "tar");
  expect(tar?.architecture).toBe(architectures[process.arch]);
  const [program = "", ...before] = tar === null ? [] : await copyProgram(tar, folder, "tar");
  const moved = [program, ...before].map((word) => word.replace(/^\/t\//, `${folder}/`));
  await writeFile(join(folder, "file"), "content");
  await run(moved[0] ?? "", [...moved.slice(1), "-cf", join(folder, "made.tar"), "-C", folder, "file"], { env: {} });
  expect((await readFile(join(folder, "made.tar"))).toString("latin1")).toContain("content");
});

/** A program for amd64 with one library, as a loader sees it. */
function program(interpreter: string | null, library: string | null): Buffer {
  const file = Buffer.alloc(1024);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]).copy(file);
  file.writeUInt16LE(62, 18);
  file.writeBigUInt64LE(64n, 32);
  file.writeUInt16LE(56, 54);
  const segments: (readonly [type: number, at: number, sizeBytes: number])[] = [[1, 0, 1024], ...(interpreter === null ? [] : [[3, 512, 64] as const]), ...(library === null ? [] : [[2, 640, 48] as const])];
  file.writeUInt16LE(segments.length, 56);
  for (const [index, [type, at, sizeBytes]] of segments.entries()) {
    file.writeUInt32LE(type, 64 + 56 * index);
    for (const [field, value] of [[8, at], [16, at], [32, sizeBytes]] as const) file.writeBigUInt64LE(BigInt(value), 64 + 56 * index + field);
  }
  file.write(`${interpreter ?? ""}\0`, 512);
  for (const [index, value] of [1, 0, 5, 768].entries()) file.writeBigUInt64LE(BigInt(value), 640 + 8 * index);
  file.write(`${library ?? ""}\0`, 768);
  return file;
}

test.each<[string, Readonly<Record<string, Buffer>>, readonly string[] | null]>([
  ["comes with its loader and its libraries", {
    "/bin/tar": program("/lib/ld-musl-x86_64.so.1", "libacl.so.1"), "/lib/ld-musl-x86_64.so.1": program(null, null), "/usr/lib/libacl.so.1": program(null, "libattr.so.1"), "/lib/libattr.so.1": program(null, null),
  }, ["libacl.so.1", "libattr.so.1"]],
  ["is BusyBox, where there is no other", { "/bin/busybox": program(null, null) }, []],
  ["is left alone, where a library is missing", { "/bin/tar": program("/lib/ld-musl-x86_64.so.1", "libacl.so.1"), "/lib/ld-musl-x86_64.so.1": program(null, null) }, null],
  ["is not there", {}, null],
])("a container's tar %s", async (_what, files, libraries) => {
  const folder = await temporary();
  const asked: string[] = [];
  const exec: Host["exec"] = async (name, args) => {
    const [from = "", to = ""] = args.slice(-2);
    asked.push([name, ...args.slice(0, -2)].join(" "));
    const content = files[from.replace(/^builder:/, "")];
    if (content !== undefined) await writeFile(to, content);
    return { exitCode: content === undefined ? 1 : 0, stdout: "", stderr: "", truncated: false };
  };
  const found = await findTarIn({ exec }, { engine: ["--context", "c"], container: "builder" }, folder);
  expect(found === null ? null : [...found.libraries.keys()]).toEqual(libraries);
  expect(new Set(asked)).toEqual(new Set(["docker --context c cp --follow-link"]));
  if (found === null) return;
  expect(found.architecture).toBe("amd64");
  expect(await readFile(found.path)).toEqual(files["/bin/tar"] ?? files["/bin/busybox"]);
  for (const path of found.libraries.values()) expect(path.startsWith(folder)).toBe(true);
});

test("a program is taken along with its loader and all of its libraries, under the names by which they are sought", async () => {
  const [from, to] = [await temporary(), await temporary()];
  for (const name of ["0", "1", "2", "3"]) await writeFile(join(from, name), `content ${name}`);
  const libraries = new Map([["libacl.so.1", join(from, "2")], ["libattr.so.1", join(from, "3")]]);
  expect(await copyProgram({ path: join(from, "0"), interpreter: join(from, "1"), libraries, architecture: "amd64", isGnu: true }, to, "tar")).toEqual(["/t/loader", "--library-path", "/t/lib", "/t/tar"]);
  expect((await readdir(to, { recursive: true })).sort()).toEqual(["lib", "lib/libacl.so.1", "lib/libattr.so.1", "loader", "tar"]);
  expect(await readFile(join(to, "lib/libattr.so.1"), "utf8")).toBe("content 3");
});

test("what is no program of Linux is not taken along", async () => {
  const folder = await temporary();
  await writeFile(join(folder, "script"), "#!/bin/sh\n".padEnd(200));
  expect(await readProgram(join(folder, "script"))).toBeNull();
  expect(await readProgram(join(folder, "nonesuch"))).toBeNull();
  expect(await findPortable(fakeHost({ env: { PATH: folder } }), "tar")).toBeNull();
});

test("a file that only begins as a program does is none", () => {
  const cut = Buffer.alloc(64);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]).copy(cut);
  cut.writeBigUInt64LE(5000n, 32);
  cut.writeUInt16LE(56, 54);
  cut.writeUInt16LE(3, 56);
  expect(readElf(cut)).toBeNull();
  expect(readElf(Buffer.from("short"))).toBeNull();
});
