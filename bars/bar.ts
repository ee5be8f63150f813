/** How much a bar tries: a sample with every run of the tests, or the whole of it. */
export type Size = 'short' | 'long';

/** What a run of a bar found. */
export interface Outcome {
  /** How many were tried. */
  readonly tried: number;
  /** One sentence each; none when the bar holds. */
  readonly failures: string[];
}

/** A promise of the portal, and the way to try it. Each stands in a file of its own: `bars/<id>.bar.ts`. */
export interface Bar {
  readonly id: string;
  /** What it tries, in words that follow a number: “random whole-case histories”. */
  readonly tries: string;
  /** Set where a sample would prove nothing: it is tried in full or not at all. */
  readonly isOnlyLong?: true;
  readonly run: (size: Size) => Promise<Outcome>;
  /** The same with a guard taken out, by what was taken out. Each must fail: a bar that cannot fail proves nothing. */
  readonly controls?: (size: Size) => Readonly<Record<string, () => Promise<Outcome>>>;
}
