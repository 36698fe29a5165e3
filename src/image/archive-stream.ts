import { UserError } from "../errors.ts";
import { ByteInput, cutShort } from "../tar/byte-input.ts";
import { readTarMembers, type TarMember } from "../tar/members.ts";
import type { FileTree, Reading } from "./file-tree.ts";
import { checkLength, findMember, requireMember, type TarMembers } from "./member-table.ts";

/** Starts a tar from its beginning; called once for each pass. */
export type OpenStream = (signal?: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;

const MAX_KEPT_BYTES = 8 * 1024 * 1024;
const MAX_ALL_KEPT_BYTES = 64 * 1024 * 1024;

/**
 * The members of a tar that comes as a stream. The first pass keeps its JSON documents (at most 8 MiB each, 64 MiB in
 * all); what else is wanted is read in a second pass, in the order in which it comes.
 */
export async function openArchiveStream(
  open: OpenStream,
  where: string,
  signal?: AbortSignal,
  close: () => Promise<void> = () => Promise.resolve(),
): Promise<FileTree> {
  const members = new Map<string, TarMember>();
  const kept = new Map<string, Buffer>();
  let keptBytes = 0;
  const input = new ByteInput(await open(signal), where);
  try {
    for await (const member of readTarMembers(input, where)) {
      signal?.throwIfAborted();
      members.set(member.name, member);
      kept.delete(member.name);
      if (!(await looksLikeJson(input, member)) || keptBytes + member.sizeBytes > MAX_ALL_KEPT_BYTES) continue;
      kept.set(member.name, await takeWhole(input, member, where));
      keptBytes += member.sizeBytes;
    }
  } finally {
    await input.close();
  }
  return {
    where,
    sizeOf: (name) => Promise.resolve(findMember(members, name)?.sizeBytes ?? null),
    read: (name, maxBytes) => Promise.resolve(findKept(findMember(members, name), kept, maxBytes, where)),
    readEach: (readings, _parallel, passSignal) => readPasses(open, members, readings, where, passSignal),
    close,
  };
}

function findKept(
  member: TarMember | null,
  kept: ReadonlyMap<string, Buffer>,
  maxBytes: number,
  where: string,
): Buffer | null {
  if (member === null) return null;
  checkLength(member, maxBytes, where);
  const content = kept.get(member.name);
  if (content !== undefined) return content;
  throw new UserError(
    `${where}: ${member.name} is no JSON document, or the archive holds more than 64 MiB of them.`,
    "Decompress the archive, or save fewer images into it.",
  );
}

async function looksLikeJson(input: ByteInput, member: TarMember): Promise<boolean> {
  if (member.target !== null || member.sizeBytes === 0 || member.sizeBytes > MAX_KEPT_BYTES) return false;
  const [first] = await input.peek(1);
  return first === 0x7b || first === 0x5b;
}

async function takeWhole(input: ByteInput, member: TarMember, where: string): Promise<Buffer> {
  const content = await input.take(member.sizeBytes);
  if (content.length < member.sizeBytes) throw cutShort(where);
  return content;
}

/** Once through the stream for all that is wanted; again only for what is wanted twice (layers that are the same file). */
async function readPasses(
  open: OpenStream,
  members: TarMembers,
  readings: readonly Reading[],
  where: string,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = Map.groupBy(readings, (reading) => requireMember(members, reading.name, where).name);
  while (waiting.size > 0) {
    const before = waiting.size;
    const found = await readPass(open, waiting, where, signal);
    if (found < before) {
      throw new UserError(`${where} changed while it was read.`, "Run it again, and let nothing write there meanwhile.");
    }
  }
}

/** Hands each wanted member to the first that waits for it; the number of members that were found. */
async function readPass(open: OpenStream, waiting: Map<string, Reading[]>, where: string, signal?: AbortSignal): Promise<number> {
  const input = new ByteInput(await open(signal), where);
  const missing = new Set(waiting.keys());
  const wanted = missing.size;
  try {
    for await (const member of readTarMembers(input, where)) {
      signal?.throwIfAborted();
      const readers = missing.delete(member.name) ? waiting.get(member.name) : undefined;
      const reading = readers?.shift();
      if (readers?.length === 0) waiting.delete(member.name);
      await reading?.read(input.stream(member.sizeBytes));
      if (missing.size === 0) break;
    }
  } finally {
    await input.close();
  }
  return wanted - missing.size;
}
