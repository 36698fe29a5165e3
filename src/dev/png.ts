import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const MAX_COLORS = 256;
/** Of each part of a colour; what differs by less looks the same. */
const STEP = 4;

/** A picture as small as its colours allow: the 256 that it has most of, and the nearest of them for all others. Takes 8 bits for each of red, green and blue, with or without alpha, not interlaced. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, colors } = decode(png);
  const palette = mostUsed(colors);
  const nearest = new Map<number, number>();
  const indexOf = (color: number): number => {
    const known = nearest.get(color) ?? nearestIn(palette, color);
    nearest.set(color, known);
    return known;
  };
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(colors[y * width + x] ?? 0);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, by palette (PNG, 11.2.1).
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("PLTE", table), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue in 24 bits, row by row. */
  readonly colors: Uint32Array;
}

function decode(png: Buffer): Pixels {
  const data: Buffer[] = [];
  let header: Buffer = Buffer.alloc(13);
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const type = png.toString("latin1", at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === "IHDR") header = content;
    if (type === "IDAT") data.push(content);
  }
  const [width, height, samples] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const lines = unfilter(inflateSync(Buffer.concat(data)), width * samples, height, samples);
  const colors = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colors.length; pixel += 1) {
    const at = pixel * samples;
    colors[pixel] = ((lines[at] ?? 0) << 16) | ((lines[at + 1] ?? 0) << 8) | (lines[at + 2] ?? 0);
  }
  return { width, height, colors };
}

/** Undoes the filter of each line (PNG, 9.2). */
function unfilter(filtered: Buffer, lineBytes: number, height: number, samples: number): Buffer {
  const lines = Buffer.alloc(lineBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (lineBytes + 1)] ?? 0;
    for (let x = 0; x < lineBytes; x += 1) {
      const at = y * lineBytes + x;
      const left = x < samples ? 0 : (lines[at - samples] ?? 0);
      const above = y === 0 ? 0 : (lines[at - lineBytes] ?? 0);
      const corner = x < samples || y === 0 ? 0 : (lines[at - lineBytes - samples] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      lines[at] = (filtered[y * (lineBytes + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return lines;
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The colours that most pixels have, none of them close to one that more have. */
function mostUsed(colors: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette: number[] = [];
  for (const [color] of [...counts].toSorted((a, b) => b[1] - a[1])) {
    if (palette.length === MAX_COLORS) break;
    if (palette.every((other) => distance(color, other) > STEP * STEP)) palette.push(color);
  }
  return palette;
}

function nearestIn(palette: readonly number[], color: number): number {
  return palette.reduce((best, other, index) => (distance(color, other) < distance(color, palette[best] ?? 0) ? index : best), 0);
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
