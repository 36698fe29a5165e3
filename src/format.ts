const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** Bytes for people, in SI units with one decimal from kB on: `999 B`, `1.0 kB`, `41.8 MB`. */
export function formatBytes(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  // 999.95 kB would round to "1000.0 kB", so it moves up a unit.
  while (unit < UNITS.length - 1 && (unit === 0 ? value >= 1000 : value >= 999.95)) {
    value /= 1000;
    unit += 1;
  }
  const number = unit === 0 ? String(value) : value.toFixed(1);
  return `${bytes < 0 ? "−" : ""}${number} ${UNITS[unit]}`;
}

/** A change in bytes with its sign: `+41.8 MB`, `−3 B`, `0 B`. */
export function formatDelta(bytes: number): string {
  return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}

/** The growth from `base` to `head` with its sign, `+23.5 %`; null where the base is 0. */
export function formatGrowth(base: number, head: number): string | null {
  if (base === 0) return null;
  const percent = ((head - base) / base) * 100;
  const digits = Math.abs(percent).toFixed(1);
  const sign = digits === "0.0" ? "" : percent > 0 ? "+" : "−";
  return `${sign}${digits} %`;
}

/** A count with its noun: `1 layer`, `3 layers`, `1,204 files`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}

/** A duration for people: `420 ms`, `6.7 s`, `3 min 20 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
