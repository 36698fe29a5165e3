/** The content of a blob in the pieces that it is sent in. */
export interface Pieces {
  /** `length` bytes from `offset` on; what follows the last piece is read on, all else is opened anew. */
  open(offset: number, length: number): AsyncIterable<Uint8Array>;
  /** What reading threw; null as long as it has not. */
  failure(): { readonly error: unknown } | null;
}

/** A source that is being read. */
interface Reading {
  readonly iterator: AsyncIterator<Uint8Array>;
  position: number;
  /** What was read beyond the end of the last piece. */
  rest: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/** Cuts a source into pieces, of which each may be asked for again, also while an earlier one is still being given up; `tooShort` is for one that ends early. */
export function createPieces(openSource: (offset: number) => AsyncIterable<Uint8Array>, tooShort: (lengthBytes: number) => Error): Pieces {
  let current: Reading | null = null;
  let failed: { readonly error: unknown } | null = null;

  function readFrom(offset: number): Reading {
    if (current?.position === offset) return current;
    // A source that was left early closes what it holds open; nobody waits for it.
    void current?.iterator.return?.().catch(() => {});
    current = { iterator: openSource(offset)[Symbol.asyncIterator](), position: offset, rest: NOTHING };
    return current;
  }

  async function nextChunk(reading: Reading): Promise<Uint8Array> {
    if (reading.rest.length > 0) return reading.rest;
    try {
      const { done, value } = await reading.iterator.next();
      if (done === true) throw tooShort(reading.position);
      return value;
    } catch (error) {
      // One that was given up has nothing to say any more.
      if (reading === current) failed = { error };
      throw error;
    }
  }

  return {
    async *open(offset, length) {
      const reading = readFrom(offset);
      const end = offset + length;
      while (reading.position < end) {
        const chunk = await nextChunk(reading);
        const part = chunk.subarray(0, end - reading.position);
        reading.rest = chunk.subarray(part.length);
        reading.position += part.length;
        yield part;
      }
    },
    failure: () => failed,
  };
}
