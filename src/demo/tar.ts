const BLOCK_BYTES = 512;

/** A file of a tar, or a folder where there is no content. */
export interface TarFile {
  readonly path: string;
  readonly content: Buffer | null;
}

/** A tar (POSIX ustar) of files and folders, all of root and of one time. Paths have at most 100 bytes. */
export function writeTar(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.flatMap(({ path, content }) => [headerOf(path, content), ...(content === null ? [] : [content, padding(content.length)])]), Buffer.alloc(2 * BLOCK_BYTES)]);
}

function headerOf(path: string, content: Buffer | null): Buffer {
  const header = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, at: number, width: number): void => void header.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
  header.write(path, 0, 100);
  octal(0o755, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(content?.length ?? 0, 124, 12);
  octal(0, 136, 12);
  header.write(content === null ? "5" : "0", 156, "latin1");
  header.write("ustar\u000000", 257, "latin1");
  // The checksum is taken with blanks in its own place (POSIX, pax).
  header.fill(0x20, 148, 156);
  octal(header.reduce((sum, byte) => sum + byte, 0), 148, 7);
  return header;
}

function padding(sizeBytes: number): Buffer {
  return Buffer.alloc((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES);
}
