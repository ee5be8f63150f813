import { ink, page, styles } from './look';
import type { Paper, Paragraph, SetLine } from './paper';

/** Says across the page that a document of the demo is good for nothing. Drawn first, so that all text stands on top of it. */
export function drawWatermark(paper: Paper, words: readonly string[]): void {
  const style = { size: 74, leading: 96, weight: 'bold', color: ink.watermark } as const;
  const { doc } = paper;
  const middle = { x: page.width / 2, y: page.height / 2 };
  paper.artifact('Pagination', () => {
    doc.save().rotate(-32, { origin: [middle.x, middle.y] });
    const lines = words.flatMap((word) => paper.set(word, style, page.height));
    for (const [index, line] of lines.entries()) {
      paper.draw(line, middle.x - line.width / 2, middle.y + (index - lines.length / 2) * style.leading);
    }
    doc.restore();
  });
}

export interface PageFrame {
  /** Who issued it, at the top left of each page. */
  readonly from: Paragraph;
  /** What it is, at the top right beside the page count. */
  readonly about: string;
  /** At the bottom left of each page. */
  readonly footer: readonly Paragraph[];
  /** Drawn at the bottom right of each page, in a square of this many points. */
  readonly corner?: { readonly size: number; readonly draw: (paper: Paper, x: number, y: number) => void };
}

/** Draws header and footer on all pages, when it is known how many there are. */
export function drawPageFrames(paper: Paper, frame: PageFrame): void {
  const { doc, pages } = paper;
  paper.onEachPage((number) => {
    paper.artifact('Pagination', () => {
      const [from] = paper.set(frame.from, styles.small, page.contentWidth);
      const count = [
        { text: `${frame.about} · ` },
        { text: `Page ${number} of ${pages}`, weight: 'semibold', color: ink.text },
      ] as const;
      const [about] = paper.set(count, styles.small, page.contentWidth);
      if (from) paper.draw(from, page.left, page.headerY - 12);
      if (about) paper.draw(about, page.right - about.width, page.headerY - 12);

      doc
        .moveTo(page.left, page.footerY)
        .lineTo(page.right, page.footerY)
        .lineWidth(0.5)
        .stroke(ink.hairline);
      const corner = frame.corner ?? { size: 0, draw: () => undefined };
      corner.draw(paper, page.right - corner.size, page.footerY + 4);
      const width = page.contentWidth - corner.size - 12;
      const lines = frame.footer.flatMap((paragraph): readonly SetLine[] =>
        paper.set(paragraph, styles.small, width),
      );
      for (const [index, line] of lines.entries())
        paper.draw(line, page.left, page.footerY + 8 + index * line.leading);
    });
  });
}
