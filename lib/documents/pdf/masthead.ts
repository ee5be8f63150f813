import { ink, page, styles } from './look';
import type { Paragraph } from './paper';
import { drawLines, heightOf, type Sheet } from './sheet';

/** The head of a document's first page: what it is, and on the right where it comes from. */
export function drawMasthead(
  sheet: Sheet,
  head: {
    readonly title: string;
    readonly below: string;
    readonly right: { readonly name: string; readonly lines: readonly string[] };
  },
): void {
  const { paper } = sheet;
  const aside = 190;
  const title = paper.set(head.title, styles.title, page.contentWidth - aside - 14);
  const below = paper.set(head.below, styles.body, page.contentWidth - aside - 14);
  const top = sheet.y - 12;

  let y = top;
  paper.content(paper.element(sheet.root, 'H1'), 'H1', () => {
    y = drawLines(paper, title, page.left, y);
  });
  paper.content(paper.element(sheet.root, 'P'), 'P', () => {
    y = drawLines(paper, below, page.left, y + 1);
  });

  let right = top + 4;
  const paragraphs: readonly Paragraph[] = [[{ text: head.right.name, weight: 'bold' }], ...head.right.lines];
  for (const paragraph of paragraphs) {
    const lines = paper.set(paragraph, styles.body, aside);
    paper.content(paper.element(sheet.root, 'P'), 'P', () => {
      for (const line of lines) {
        paper.draw(line, page.right - line.width, right);
        right += line.leading;
      }
    });
  }

  sheet.y = Math.max(y, right, top + heightOf(title)) + 7;
  sheet.hairline(sheet.y, ink.rule, 1.25);
  sheet.gap(11);
}
