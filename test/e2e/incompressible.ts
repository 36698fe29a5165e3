import { createCipheriv } from "node:crypto";

/** Bytes that no compression makes smaller, the same each time: a client has to send them in several blocks. */
export function incompressible(sizeBytes: number): Buffer {
  return createCipheriv("aes-128-ctr", Buffer.alloc(16, 1), Buffer.alloc(16, 2)).update(Buffer.alloc(sizeBytes));
}
