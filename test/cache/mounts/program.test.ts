import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { readElf } from "../../../src/cache/mounts/elf.ts";
import { copyProgram, findPortable, readProgram } from "../../../src/cache/mounts/program.ts";
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
