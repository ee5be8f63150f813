import { ink, page, styles, type TextStyle } from './look';
import type { Paper, Paragraph, SetLine } from './paper';

/** Writes down a paper from top to bottom and goes on to the next page when one is full. */
export class Sheet {
  y: number = page.bodyTop;

  constructor(
    readonly paper: Paper,
    readonly root: PDFKit.PDFStructureElement,
  ) {}

  get left(): number {
    return page.bodyBottom - this.y;
  }

  gap(height: number): void {
    this.y += height;
  }

  /** Begins a new page unless so much height is left on this one. */
  ensure(height: number): void {
    if (this.left < height) this.newPage();
  }

  newPage(): void {
    this.paper.addPage();
    this.y = page.bodyTop;
  }

  heading(text: string, keepWith: number): void {
    const lines = this.paper.set(text, styles.heading, page.contentWidth);
    this.ensure(heightOf(lines) + keepWith + 18);
    if (this.y > page.bodyTop) this.gap(14);
    this.lines(this.paper.element(this.root, 'H2'), 'H2', lines, page.left);
    this.gap(4);
  }

  paragraph(paragraph: Paragraph, style: TextStyle = styles.body): void {
    const lines = this.paper.set(paragraph, style, page.contentWidth);
    this.lines(this.paper.element(this.root, 'P'), 'P', lines, page.left);
  }

  /** Draws lines of one element, over as many pages as they need. */
  lines(
    element: PDFKit.PDFStructureElement,
    tag: 'P' | 'H1' | 'H2',
    lines: readonly SetLine[],
    x: number,
  ): void {
    let rest = lines;
    while (rest.length > 0) {
      const here = fitting(rest, this.left);
      if (here === 0 && this.y > page.bodyTop) {
        this.newPage();
        continue;
      }
      const part = rest.slice(0, Math.max(1, here));
      this.paper.content(element, tag, () => {
        this.y = drawLines(this.paper, part, x, this.y);
      });
      rest = rest.slice(part.length);
    }
  }

  hairline(y: number, color: string = ink.hairline, thickness = 0.5): void {
    this.paper.artifact('Layout', () => {
      this.paper.doc.moveTo(page.left, y).lineTo(page.right, y).lineWidth(thickness).stroke(color);
    });
  }
}

export function heightOf(lines: readonly SetLine[]): number {
  return lines.reduce((height, line) => height + line.leading, 0);
}

/** How many lines fit into a height. */
export function fitting(lines: readonly SetLine[], height: number): number {
  let used = 0;
  const over = lines.findIndex((line) => {
    used += line.leading;
    return used > height + 0.01;
  });
  return over === -1 ? lines.length : over;
}

/** Draws lines below each other and returns where they end; flush with `right` where it is given. */
export function drawLines(
  paper: Paper,
  lines: readonly SetLine[],
  x: number,
  top: number,
  right?: number,
): number {
  let y = top;
  for (const line of lines) {
    paper.draw(line, right === undefined ? x : right - line.width, y);
    y += line.leading;
  }
  return y;
}
