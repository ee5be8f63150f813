/** One measured figure. */
export interface Figure {
  readonly name: string;
  /** What was measured, divided by what it is compared with in the same run. */
  readonly ratio: number;
  readonly limit: number;
  readonly holds: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A figure that may be at most its limit. */
export function atMost(name: string, ratio: number, limit: number, detail: Figure['detail']): Figure {
  return { name, ratio: rounded(ratio), limit, holds: ratio <= limit, detail };
}

/** A figure that must be at least its limit. */
export function atLeast(name: string, ratio: number, limit: number, detail: Figure['detail']): Figure {
  return { name, ratio: rounded(ratio), limit, holds: ratio >= limit, detail };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
