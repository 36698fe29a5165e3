/** Reads a stream of chunks by the piece or by the byte, and takes back what was too much. Owns the stream's iterator. */
export class ByteInput {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #front: Uint8Array | null = null;
  #isDone = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, however many there are, at least one; null at the end. */
  async next(): Promise<Uint8Array | null> {
    const front = this.#front;
    this.#front = null;
    if (front !== null) return front;
    while (!this.#isDone) {
      const { done, value } = await this.#chunks.next();
      if (done === true) this.#isDone = true;
      else if (value.length > 0) return value;
    }
    return null;
  }

  /** Makes these bytes the next ones. */
  putBack(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#front = this.#front === null ? bytes : Buffer.concat([bytes, this.#front]);
  }

  /** The next `count` bytes, fewer only at the end. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      const chunk = await this.next();
      if (chunk === null) break;
      parts.push(chunk.subarray(0, missing));
      this.putBack(chunk.subarray(missing));
      missing -= Math.min(missing, chunk.length);
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** As `take`, and the bytes stay. */
  async peek(count: number): Promise<Uint8Array> {
    const bytes = await this.take(count);
    this.putBack(bytes);
    return bytes;
  }

  /** Tells the stream that nothing more is wanted. */
  async close(): Promise<void> {
    if (!this.#isDone) await this.#chunks.return?.();
    this.#isDone = true;
  }

}
