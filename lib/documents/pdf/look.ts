/** Colors of documents: those of the screen, dark enough for paper. */
export const ink = {
  text: '#132a3e',
  muted: '#55636f',
  deep: '#0b2f4a',
  hairline: '#d8dfe5',
  rule: '#132a3e',
  success: '#12890e',
  successWash: '#e7f3e7',
  no: '#b5162f',
  noWash: '#fbeaec',
  wash: '#f3f6f8',
  gold: '#fad662',
  watermark: '#eef0f3',
} as const satisfies Readonly<Record<string, string>>;

export type Weight = 'regular' | 'semibold' | 'bold';

/** How a text is set. Sizes and leading in points. */
export interface TextStyle {
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly color: string;
}

export const styles = {
  title: { size: 17, leading: 22, weight: 'bold', color: ink.text },
  heading: { size: 10.5, leading: 14, weight: 'bold', color: ink.text },
  lead: { size: 10, leading: 13.5, weight: 'bold', color: ink.text },
  strong: { size: 9.5, leading: 13, weight: 'bold', color: ink.text },
  body: { size: 8.5, leading: 12, weight: 'regular', color: ink.text },
  answer: { size: 9.5, leading: 13, weight: 'regular', color: ink.text },
  columnHead: { size: 7.5, leading: 10.5, weight: 'semibold', color: ink.muted },
  small: { size: 7.5, leading: 10.5, weight: 'regular', color: ink.muted },
} as const satisfies Readonly<Record<string, TextStyle>>;

/** Letter paper with margins of three quarters of an inch, and what header and footer take of it. */
export const page = {
  width: 612,
  height: 792,
  margin: 54,
  left: 54,
  right: 558,
  contentWidth: 504,
  headerY: 54,
  bodyTop: 74,
  bodyBottom: 676,
  footerY: 686,
} as const;
