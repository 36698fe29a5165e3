/** Files by name, wherever they are: in a folder, a tar, a compressed tar, or the stream of an engine. */
export interface FileTree {
  /** How errors name the place: `oci-archive:image.tar`. */
  readonly where: string;
  /** Bytes of a file; null where there is none of the name. */
  sizeOf(name: string): Promise<number | null>;
  /** A small file whole; null where there is none. Throws a `UserError` for one of more than `maxBytes`. */
  read(name: string, maxBytes: number): Promise<Buffer | null>;
  /** Reads each file once, in whatever order the place gives them, up to `parallel` at a time where it can. */
  readEach(readings: readonly Reading[], parallel: number, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A file that is wanted, and what takes its content. */
export interface Reading {
  readonly name: string;
  readonly read: (content: AsyncIterable<Uint8Array>) => Promise<void>;
}
