import { randomBytes } from "node:crypto";

/** 32 bits for a name in a directory: the bytes of `name` from `start` to before `end`, and the number of the directory. */
export type NameHash = (parent: number, name: Uint8Array, start: number, end: number) => number;

/**
 * HalfSipHash-1-3 of the directory and the name under an eight-byte key: who does not know the key cannot choose names that
 * collide. One random key for each process; tests give their own.
 */
export function createNameHash(key: Uint8Array = PROCESS_KEY): NameHash {
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  const [k0, k1] = [view.getInt32(0, true), view.getInt32(4, true)];
  return (parent, name, start, end) => hashName(k0, k1, parent, name, start, end);
}

const PROCESS_KEY = randomBytes(8);

function hashName(k0: number, k1: number, parent: number, name: Uint8Array, start: number, end: number): number {
  let v0 = k0;
  let v1 = k1;
  let v2 = k0 ^ 0x6c796765;
  let v3 = k1 ^ 0x74656462;
  const length = end - start;
  // Word -1 is the directory, the last holds what is left and the length, and three empty ones end it.
  const words = length >>> 2;
  for (let word = -1; word <= words + 3; word += 1) {
    const at = start + word * 4;
    let message = 0;
    if (word === -1) message = parent;
    else if (word < words) message = (name[at] ?? 0) | ((name[at + 1] ?? 0) << 8) | ((name[at + 2] ?? 0) << 16) | ((name[at + 3] ?? 0) << 24);
    else if (word === words) {
      message = length << 24;
      for (let i = at; i < end; i += 1) message |= (name[i] ?? 0) << ((i - at) * 8);
    } else if (word === words + 1) v2 ^= 0xff;
    v3 ^= message;
    v0 = (v0 + v1) | 0;
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
    v2 = (v2 << 16) | (v2 >>> 16);
    v0 ^= message;
  }
  return v1 ^ v3;
}
