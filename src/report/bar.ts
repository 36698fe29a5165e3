const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** How many columns a bar takes at most. */
export const BAR_COLUMNS = 8;

/** A bar of block characters for a share from 0 to 1, in eighths of a column. */
export function renderBar(share: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * BAR_COLUMNS * 8);
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}
