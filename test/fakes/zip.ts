import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip that is to be made; what is left out is told truthfully. */
export interface ZipRecipe {
  readonly name: string | Buffer;
  readonly content?: Uint8Array;
  /** 8 (deflated) by default. */
  readonly method?: number;
  readonly flags?: number;
  /** The Unix mode, type bits included. */
  readonly mode?: number;
  readonly sizeBytes?: number;
  readonly packedBytes?: number;
  readonly checksum?: number;
  /** The name in the local header. */
  readonly localName?: string;
  /** Points at the first entry's bytes instead of having its own. */
  readonly sharesFirst?: boolean;
}

/** Makes a zip by hand, lies included. */
export function buildZip(recipes: readonly ZipRecipe[], { comment = "" } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const recipe of recipes) {
    const { local, central } = buildEntry(recipe, recipe.sharesFirst === true ? 0 : offset);
    directory.push(central);
    if (recipe.sharesFirst === true) continue;
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(recipes.length, 8);
  end.writeUInt16LE(recipes.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, entries, end, Buffer.from(comment)]);
}

function buildEntry(recipe: ZipRecipe, offset: number): { local: Buffer; central: Buffer } {
  const content = recipe.content ?? Buffer.alloc(0);
  const method = recipe.method ?? 8;
  const packed = method === 0 ? content : deflateRawSync(content);
  const name = Buffer.from(recipe.name);
  const localName = recipe.localName === undefined ? name : Buffer.from(recipe.localName);

  // The fields that both headers have, in the same order: flags to sizes.
  const shared = Buffer.alloc(20);
  shared.writeUInt16LE(recipe.flags ?? 0, 0);
  shared.writeUInt16LE(method, 2);
  shared.writeUInt32LE(recipe.checksum ?? crc32(content), 8);
  shared.writeUInt32LE(recipe.packedBytes ?? packed.length, 12);
  shared.writeUInt32LE(recipe.sizeBytes ?? content.length, 16);

  const localHead = Buffer.from([0x50, 0x4b, 3, 4, 20, 0]);
  const localTail = Buffer.alloc(4);
  localTail.writeUInt16LE(localName.length, 0);

  const centralHead = Buffer.from([0x50, 0x4b, 1, 2, 20, 3, 20, 0]);
  const centralTail = Buffer.alloc(18);
  centralTail.writeUInt16LE(name.length, 0);
  centralTail.writeUInt32LE(((recipe.mode ?? 0) << 16) >>> 0, 10);
  centralTail.writeUInt32LE(offset, 14);
  return {
    local: Buffer.concat([localHead, shared, localTail, localName, packed]),
    central: Buffer.concat([centralHead, shared, centralTail, name]),
  };
}
