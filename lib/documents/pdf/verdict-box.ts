import { ink, page, styles } from './look';
import { drawLines, heightOf, type Sheet } from './sheet';
import { drawYes } from './status-shape';

/** The answer the document was made for: a green box with the shape that says yes. */
export function drawVerdictBox(
  sheet: Sheet,
  says: { readonly headline: string; readonly detail: string },
): void {
  const { paper } = sheet;
  const x = page.left + 40;
  const width = page.right - x - 12;
  const headline = paper.set(says.headline, styles.lead, width);
  const detail = paper.set(says.detail, styles.body, width);
  const height = heightOf(headline) + heightOf(detail) + 15;
  sheet.ensure(height);
  const top = sheet.y;
  paper.artifact('Layout', () => {
    paper.doc.rect(page.left, top, page.contentWidth, height).fill(ink.successWash);
    paper.doc.rect(page.left, top, 3, height).fill(ink.success);
  });
  const shape = { x: page.left + 14, y: top + (height - 17) / 2, size: 17 };
  const figure = paper.element(sheet.root, 'Figure', {
    alt: 'Yes',
    placement: 'Block',
    bbox: [shape.x, shape.y, shape.x + shape.size, shape.y + shape.size],
  });
  paper.content(figure, 'Figure', () => drawYes(paper, shape.x, shape.y, shape.size));
  let y = top + 7;
  for (const lines of [headline, detail]) {
    paper.content(paper.element(sheet.root, 'P'), 'P', () => {
      y = drawLines(paper, lines, x, y);
    });
  }
  sheet.y = top + height;
}
