/** One measured figure, with what it has to reach. */
export interface BenchRow {
  /** What was measured, in words. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it has to be, `>= 200` or `<= 0.5`; "" for a figure that stands for itself. */
  readonly target: string;
  readonly ok: boolean;
}

/** A figure that has to stay at or under a limit. */
export function atMost(name: string, value: number, unit: string, limit: number): BenchRow {
  return { name, value, unit, target: `<= ${limit}`, ok: value <= limit };
}

/** A figure without a target: what a peer takes, say. */
export function figure(name: string, value: number, unit: string): BenchRow {
  return { name, value, unit, target: "", ok: true };
}
