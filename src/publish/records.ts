import { glob, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import picomatch from "picomatch";
import { UserError } from "../errors.ts";
import { downloadArtifact, listArtifacts } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { parseRepository } from "../oci/reference.ts";
import { RECORD_PREFIX, type ImageRecord } from "../record/record.ts";
import type { Source } from "./plan.ts";

/** A record, and where it was found. */
interface FoundRecord {
  readonly record: ImageRecord;
  readonly from: string;
}

const MAX_RECORDS = 1000;
/** Of one artifact, unpacked: a record for each of many repositories. */
const MAX_ARTIFACT_BYTES = 4 * 1024 * 1024;

/**
 * The records that a glob names: files, and where it holds no slash also artifacts of this run, with or without what all
 * their names begin with. Throws a `UserError` where there is none, and for what is none.
 */
export async function findRecords(source: Source & { kind: "record" }, { host, transport }: { host: Host; transport: Transport }): Promise<FoundRecord[]> {
  const files = await readFiles(source.glob, host);
  // What a name of an artifact cannot hold is a path.
  if (/[/\\]/.test(source.glob)) return orNothingFound(files, source, "There is no such file.");
  const found = await readArtifacts(source.glob, host, transport);
  return orNothingFound([...files, ...found.records], source, found.why);
}

function orNothingFound(records: readonly FoundRecord[], { text }: Source, why: string): FoundRecord[] {
  const distinct = new Map(records.map((found) => [`${found.record.repository}@${found.record.digest}`, found]));
  if (distinct.size > 0) return ofOneImage([...distinct.values()], text);
  throw new UserError(`${text} names no record. ${why}`, "Records are left by build with push-by-digest. In a workflow this job needs those that built (needs: …); on the command line they are files: record:plimsoll-records/*.");
}

/** The records, where the platforms are of one image: it has one path, in however many registries. Throws a `UserError` where a glob took another image's, too. */
function ofOneImage(records: FoundRecord[], text: string): FoundRecord[] {
  const platforms = new Map<string, Set<string>>();
  for (const { record } of records) platforms.set(record.platform, (platforms.get(record.platform) ?? new Set()).add(pathOf(record)));
  const paths = [...new Set(records.map(({ record }) => pathOf(record)))];
  if (paths.some((path) => [...platforms.values()].every((those) => those.has(path)))) return records;
  throw new UserError(`${text} names records of several images: ${paths.join(", ")}.`, "Name those of one image: record:KEY-*, or each by itself, as record:KEY-linux-amd64.");
}

function pathOf({ repository }: ImageRecord): string {
  return parseRepository(repository).repository;
}

async function readFiles(pattern: string, host: Host): Promise<FoundRecord[]> {
  const paths = (await listFiles(pattern, host.directory)).toSorted();
  if (paths.length > MAX_RECORDS) throw tooMany(paths.length);
  const { MAX_RECORD_BYTES, parseRecord } = await import("../record/schema.ts");
  const records: FoundRecord[] = [];
  for (const path of paths) {
    const bytes = await host.files.read(path, MAX_RECORD_BYTES);
    if (bytes !== null) records.push({ record: parseRecord(bytes, path), from: path });
  }
  return records;
}

/** The one file of that name; else those that the glob matches and that are called as records are. */
async function listFiles(pattern: string, directory: string): Promise<string[]> {
  if (await isFile(resolve(directory, pattern))) return [pattern];
  const paths: string[] = [];
  for await (const path of glob(pattern, { cwd: directory })) {
    const name = basename(path);
    if (name.startsWith(RECORD_PREFIX) && name.endsWith(".json") && (await isFile(resolve(directory, path)))) paths.push(path);
  }
  return paths;
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then((found) => found.isFile(), () => false);
}

async function readArtifacts(pattern: string, host: Host, transport: Transport): Promise<{ records: FoundRecord[]; why: string }> {
  const listing = await listArtifacts(host, transport);
  if (!listing.listed) return { records: [], why: `There is no such file, and ${listing.why}.` };
  const matches = picomatch(pattern);
  const all = listing.artifacts.filter(({ name }) => name.startsWith(RECORD_PREFIX));
  const wanted = all.filter(({ name }) => matches(name) || matches(name.slice(RECORD_PREFIX.length)));
  if (wanted.length > MAX_RECORDS) throw tooMany(wanted.length);
  const { parseRecord } = await import("../record/schema.ts");
  const records: FoundRecord[] = [];
  for (const artifact of wanted) {
    const files = await downloadArtifact(host, transport, artifact, MAX_ARTIFACT_BYTES);
    for (const [name, bytes] of files) {
      const from = `${name} in the artifact ${artifact.name}`;
      records.push({ record: parseRecord(bytes, from), from });
    }
  }
  const names = all.map(({ name }) => name).join(", ");
  return { records, why: `There is no such file, and this run's records are: ${names === "" ? "none" : names}.` };
}

function tooMany(count: number): UserError {
  return new UserError(`${count} records are more than the ${MAX_RECORDS} that are read.`, "Name those of one image: record:KEY-*.");
}
