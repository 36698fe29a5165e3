import { cutShort, type TarInput } from "./tar-member.ts";

/** Takes counted bytes from a stream. Owns the stream: `close` ends it. */
export class ByteReader implements TarInput {
  position = 0;
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #where: string;
  #chunk: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>, where: string) {
    this.#source = source[Symbol.asyncIterator]();
    this.#where = where;
  }

  async take(count: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === null) break;
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }

  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === null) throw cutShort(this.#where);
      left -= part.length;
    }
  }

  /** The next `count` bytes as they come. Throws a `UserError` where the input ends before. */
  async *stream(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === null) throw cutShort(this.#where);
      left -= part.length;
      yield part;
    }
  }

  /** The byte that comes next, left where it is; null at the end. */
  async peek(): Promise<number | null> {
    return (await this.#fill()) ? (this.#chunk[0] ?? null) : null;
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #next(max: number): Promise<Uint8Array | null> {
    if (!(await this.#fill())) return null;
    const part = this.#chunk.subarray(0, max);
    this.#chunk = this.#chunk.subarray(part.length);
    this.position += part.length;
    return part;
  }

  async #fill(): Promise<boolean> {
    while (this.#chunk.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      this.#chunk = next.value;
    }
    return true;
  }
}
