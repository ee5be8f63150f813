import { ink, page, styles } from './look';
import { drawLines, heightOf, type Sheet } from './sheet';

/** The first thing a superseded document says: that it counts no longer. A red box above everything else. */
export function drawSupersededBox(sheet: Sheet, says: string): void {
  const { paper } = sheet;
  const x = page.left + 14;
  const width = page.contentWidth - 28;
  const headline = paper.set([{ text: 'SUPERSEDED', weight: 'bold', color: ink.no }], styles.title, width);
  const detail = paper.set(
    `${says} Do not send a claim with this document. What it said when it was issued stands below unchanged.`,
    styles.body,
    width,
  );
  const height = heightOf(headline) + heightOf(detail) + 14;
  const top = sheet.y - 12;
  paper.artifact('Layout', () => {
    paper.doc.rect(page.left, top, page.contentWidth, height).fill(ink.noWash);
    paper.doc.rect(page.left, top, 3, height).fill(ink.no);
  });
  let y = top + 6;
  for (const lines of [headline, detail]) {
    paper.content(paper.element(sheet.root, 'P'), 'P', () => {
      y = drawLines(paper, lines, x, y);
    });
  }
  sheet.y = top + height + 26;
}
