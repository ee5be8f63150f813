import { page, styles } from './look';
import type { Paragraph } from './paper';
import { drawLines, heightOf, type Sheet } from './sheet';

/** A label and what stands below it; the first value is set strong. */
export interface Fact {
  readonly label: string;
  readonly values: readonly Paragraph[];
}

/** Draws columns of facts side by side: who, when, by whom. */
export function drawFacts(sheet: Sheet, columns: readonly (readonly Fact[])[]): void {
  const { paper } = sheet;
  const gap = 14;
  const width = (page.contentWidth - gap * (columns.length - 1)) / columns.length;
  const set = columns.map((facts) =>
    facts.map((fact) => ({
      label: paper.set(fact.label, styles.small, width),
      values: fact.values.map((value, index) =>
        paper.set(value, index === 0 ? styles.strong : styles.body, width),
      ),
    })),
  );
  const heights = set.map((facts) =>
    facts.reduce((height, fact) => height + heightOf(fact.label) + heightOf(fact.values.flat()) + 4, 0),
  );
  sheet.ensure(Math.max(...heights));
  for (const [index, facts] of set.entries()) {
    const x = page.left + index * (width + gap);
    let y = sheet.y;
    for (const fact of facts) {
      for (const lines of [fact.label, ...fact.values]) {
        paper.content(paper.element(sheet.root, 'P'), 'P', () => {
          y = drawLines(paper, lines, x, y);
        });
      }
      y += 4;
    }
  }
  sheet.gap(Math.max(...heights));
}
