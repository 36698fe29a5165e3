import { gzipSync } from "node:zlib";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { startRegistry } from "../../src/local/registry.ts";
import { OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { readTarMembers } from "../../src/tar/members.ts";
import { ByteInput } from "../../src/tar/byte-input.ts";
import { saveFromContainerd, saveWithFolders } from "../fakes/docker-archive.ts";
import { chunksOf } from "../fakes/images.ts";
import { blobFiles, descriptorOf, jsonOf, layoutFiles, storedImage, tarOfFiles } from "../fakes/oci-layout.ts";
import { tarOf } from "../fakes/tar.ts";
import { contentsOf, fileOf, folderOf, open, temporaryFolder } from "./opening.ts";

const image = storedImage();
const saves = [{ image, tags: ["app:1"] }];
const layout = tarOfFiles(layoutFiles([image.descriptor], blobFiles(image)));

/** Opens and reads all there is; what goes wrong must be the reader's to mend. */
async function readAll(reference: string): Promise<void> {
  try {
    const { platforms } = await open(reference);
    for (const platform of platforms) await contentsOf(platform);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
  }
}

test.each([
  ["an OCI archive", "oci-archive", layout],
  ["a compressed OCI archive", "oci-archive", gzipSync(layout)],
  ["a saved image", "docker-archive", saveWithFolders(saves)],
  ["a saved image in OCI form", "docker-archive", saveFromContainerd(saves)],
])("%s with bytes changed or cut off is read or refused", async (_, transport, content) => {
  const file = join(await temporaryFolder(), "image.tar");
  const change = fc.record({ at: fc.nat(content.length - 1), byte: fc.nat(255), length: fc.integer({ min: 1, max: 40 }) });
  const end = fc.option(fc.nat(content.length), { nil: content.length });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 3 }), end, async (changes, size) => {
      const damaged = Buffer.from(content);
      for (const { at, byte, length } of changes) damaged.fill(byte, at, Math.min(at + length, damaged.length));
      await writeFile(file, damaged.subarray(0, size));
      await readAll(`${transport}:${file}`);
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("any JSON for a table of contents is read or refused", async () => {
  const folder = await temporaryFolder();
  const file = join(folder, "image.tar");
  const saved = fc.record({ Config: fc.jsonValue(), RepoTags: fc.jsonValue(), Layers: fc.jsonValue() }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.array(saved)), async (contents) => {
      await writeFile(file, tarOf([{ name: "manifest.json", content: jsonOf(contents) }]));
      await readAll(`docker-archive:${file}`);
      await writeFile(file, tarOf([{ name: "oci-layout", content: '{"imageLayoutVersion":"1.0.0"}' }, { name: "index.json", content: jsonOf(contents) }]));
      await readAll(`oci-archive:${file}`);
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("a member's name leads nowhere but into the archive", async () => {
  const names = ["../../etc/passwd", "/etc/shadow", "a/../../b", "./c"];
  const input = new ByteInput(chunksOf(tarOf(names.map((name) => ({ name })))), "x.tar");
  const found: string[] = [];
  for await (const { name } of readTarMembers(input, "x.tar")) found.push(name);
  expect(found).toEqual(["etc/passwd", "etc/shadow", "b", "c"]);
});

test("links that go round, or out of the archive, are layers that are not there", async () => {
  const contents = [{ Config: "config.json", RepoTags: [], Layers: ["a/layer.tar", "b/layer.tar"] }];
  const around = (first: string) =>
    tarOf([
      { name: "config.json", content: image.config },
      { name: "a/layer.tar", type: "symlink", linkname: first },
      { name: "b/layer.tar", type: "symlink", linkname: "../a/layer.tar" },
      { name: "manifest.json", content: jsonOf(contents) },
    ]);
  for (const target of ["../b/layer.tar", "../../../etc/passwd", "/etc/passwd"]) {
    await expect(open(`docker-archive:${await fileOf(around(target))}`)).rejects.toThrow('has no "a/layer.tar"');
  }
});

test("a size that no file has is damage", async () => {
  const lie = tarOf([{ name: "index.json", content: "{}", pax: { size: "9007199254740991" } }]);
  await expect(open(`oci-archive:${await fileOf(lie)}`)).rejects.toThrow("no tar header");
  const cut = tarOf([{ name: "index.json", content: "{}", size: 1e10 }]);
  await expect(open(`oci-archive:${await fileOf(cut)}`)).rejects.toThrow("cut short");
  await expect(open(`oci-archive:${await fileOf(gzipSync(cut))}`)).rejects.toThrow("cut short");
});

test("a document of more than it may have is not read", async () => {
  const index = tarOf([{ name: "oci-layout", content: "{}" }, { name: "index.json", content: Buffer.alloc(17 * 1024 * 1024, " ") }]);
  await expect(open(`oci-archive:${await fileOf(index)}`)).rejects.toThrow("more than the 16777216");
});

test("case 55: a manifest of more than 4 MiB is not read", async () => {
  const manifest = Buffer.concat([image.manifest, Buffer.alloc(4_194_304, " ")]);
  const files = layoutFiles([descriptorOf(OCI_MANIFEST, manifest)], blobFiles(manifest, image));
  await expect(open(`oci:${await folderOf(files)}`)).rejects.toThrow("more than the 4194304");
  await expect(open(`oci-archive:${await fileOf(tarOfFiles(files))}`)).rejects.toThrow("more than the 4194304");
});

test("case 55: a configuration of more than 8 MiB is not read", async () => {
  const large = storedImage({ config: { comment: " ".repeat(8_388_608) } });
  const files = layoutFiles([large.descriptor], blobFiles(large));
  await expect(open(`oci:${await folderOf(files)}`)).rejects.toThrow("more than the 8388608");
  await expect(open(`docker-archive:${await fileOf(saveWithFolders([{ image: large, tags: [] }]))}`)).rejects.toThrow("more than the 8388608");
  const registry = await startRegistry();
  onTestFinished(() => registry.close());
  registry.putBlob("app", large.config);
  registry.putManifest("app", "1", large.manifest, OCI_MANIFEST);
  await expect(open(`${registry.host}/app:1`)).rejects.toThrow("at most 8388608 are read");
});
