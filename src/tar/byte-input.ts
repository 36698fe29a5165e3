import { UserError } from "../errors.ts";

/** Reads a stream of chunks by the piece or by the byte, and takes back what was too much. Owns the stream's iterator. */
export class ByteInput {
  /** Bytes handed out so far, less those that were put back. */
  position = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #where: string;
  #front: Uint8Array | null = null;
  #isDone = false;

  constructor(chunks: AsyncIterable<Uint8Array>, where: string) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#where = where;
  }

  /** The next bytes as they come, at least one and at most `max`; null at the end. */
  async next(max = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
    const chunk = await this.#chunk();
    if (chunk === null) return null;
    const part = chunk.length > max ? chunk.subarray(0, max) : chunk;
    this.#front = part === chunk ? null : chunk.subarray(part.length);
    this.position += part.length;
    return part;
  }

  /** Makes these bytes the next ones. */
  putBack(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.position -= bytes.length;
    this.#front = this.#front === null ? bytes : Buffer.concat([bytes, this.#front]);
  }

  /** The next `count` bytes, fewer only at the end. */
  async take(count: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let left = count; left > 0; ) {
      const part = await this.next(left);
      if (part === null) break;
      parts.push(part);
      left -= part.length;
    }
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(parts);
  }

  /** As `take`, and the bytes stay. */
  async peek(count: number): Promise<Buffer> {
    const bytes = await this.take(count);
    this.putBack(bytes);
    return bytes;
  }

  /** The next `count` bytes as they come. Throws a `UserError` where the input ends before. */
  async *stream(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      const part = await this.next(left);
      if (part === null) throw cutShort(this.#where);
      left -= part.length;
      yield part;
    }
  }

  /** Goes over `count` bytes. Throws a `UserError` where the input ends before. */
  async skip(count: number): Promise<void> {
    for await (const part of this.stream(count)) void part;
  }

  /** Tells the stream that nothing more is wanted. */
  async close(): Promise<void> {
    if (!this.#isDone) await this.#chunks.return?.();
    this.#isDone = true;
  }

  async #chunk(): Promise<Uint8Array | null> {
    if (this.#front !== null) return this.#front;
    while (!this.#isDone) {
      const { done, value } = await this.#chunks.next();
      if (done === true) this.#isDone = true;
      else if (value.length > 0) return value;
    }
    return null;
  }
}

/** The error for an input that ends before what it announced. */
export function cutShort(where: string): UserError {
  return new UserError(`${where} ends in the middle: it is cut short.`, "Make or copy the archive again.");
}
