/** The content of a blob in the pieces that it is sent in. */
export interface Pieces {
  /** `length` bytes from `offset` on; what follows the last piece is read on, all else is opened anew. */
  open(offset: number, length: number): AsyncIterable<Uint8Array>;
  /** What reading threw; null as long as it has not. */
  failure(): { readonly error: unknown } | null;
}

/** Cuts a source into pieces, of which each may be asked for again. */
export function createPieces(openSource: (offset: number) => AsyncIterable<Uint8Array>): Pieces {
  let reading: AsyncIterator<Uint8Array> | null = null;
  let position = 0;
  // What was read beyond the end of the last piece.
  let rest: Uint8Array = new Uint8Array(0);
  let failed: { readonly error: unknown } | null = null;

  async function next(): Promise<Uint8Array | null> {
    try {
      const { done, value } = (await reading?.next()) ?? { done: true, value: null };
      return done === true ? null : value;
    } catch (error) {
      failed = { error };
      throw error;
    }
  }

  async function moveTo(offset: number): Promise<void> {
    if (reading !== null && position === offset) return;
    // A source that was left early closes what it holds open.
    await reading?.return?.();
    reading = openSource(offset)[Symbol.asyncIterator]();
    position = offset;
    rest = new Uint8Array(0);
  }

  return {
    async *open(offset, length) {
      await moveTo(offset);
      const end = offset + length;
      while (position < end) {
        const chunk = rest.length > 0 ? rest : await next();
        if (chunk === null) return;
        const part = chunk.subarray(0, end - position);
        rest = chunk.subarray(part.length);
        position += part.length;
        if (part.length > 0) yield part;
      }
    },
    failure: () => failed,
  };
}
