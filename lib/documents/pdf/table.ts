import { ink, page, styles, type TextStyle } from './look';
import type { Paper, Paragraph, SetLine } from './paper';
import { drawLines, fitting, heightOf, type Sheet } from './sheet';

export interface Column {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  /** Set flush right, as amounts are. */
  readonly isEnd?: true;
}

export interface Cell {
  readonly paragraphs: readonly Paragraph[];
  readonly style?: TextStyle;
  /** Points from the left edge of the cell. */
  readonly indent?: number;
  /** Names its row. */
  readonly isRowHead?: boolean;
  /** Drawn left of the text, for the eye alone. */
  readonly sign?: (paper: Paper, x: number, y: number) => void;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

const padding = { above: 3.5, below: 4, right: 10 } as const;

interface SetCell {
  readonly cell: Cell;
  readonly x: number;
  /** The right edge that lines are flush with; undefined where they are flush left. */
  readonly right: number | undefined;
  readonly paragraphs: readonly (readonly SetLine[])[];
}

/**
 * Draws a table. A row that fits on a page stays whole; a longer one goes on over as many pages as it needs. The head is
 * repeated on each page for the eye; in the structure it stands once.
 */
export function drawTable(sheet: Sheet, table: Table): void {
  const { paper } = sheet;
  const edges = edgesOf(table.columns);
  const head = table.columns.map((column, index) =>
    paper.set(column.title, styles.columnHead, edges.widths[index] ?? 0),
  );
  const headHeight = Math.max(...head.map(heightOf)) + padding.above + 2;
  const element = paper.element(sheet.root, 'Table');

  const drawHead = (each: (index: number, draw: () => void) => void) => {
    for (const [index, lines] of head.entries())
      each(index, () =>
        drawLines(paper, lines, edges.lefts[index] ?? 0, sheet.y + padding.above, edges.rights[index]),
      );
    sheet.gap(headHeight);
    sheet.hairline(sheet.y, ink.rule, 0.75);
  };

  const rows = table.rows.map((row) =>
    row.map((cell, index) =>
      setCell(paper, cell, edges.lefts[index] ?? 0, edges.widths[index] ?? 0, edges.rights[index]),
    ),
  );
  const first = rows[0];
  sheet.ensure(headHeight + (first ? Math.min(rowHeight(first), 60) : 0));
  const headRow = paper.element(paper.element(element, 'THead'), 'TR');
  drawHead((_, draw) => paper.content(paper.element(headRow, 'TH', { scope: 'Column' }), 'TH', draw));

  const body = paper.element(element, 'TBody');
  const continued = () => {
    sheet.newPage();
    drawHead((_, draw) => paper.artifact('Pagination', draw));
  };
  for (const row of rows) {
    const height = rowHeight(row);
    const whole = page.bodyBottom - page.bodyTop - headHeight;
    if (height > sheet.left && (height <= whole || sheet.left < 60)) continued();
    drawRow(sheet, body, row, continued);
  }
}

function edgesOf(columns: readonly Column[]) {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const wide = columns.map((column) => (column.share / shares) * page.contentWidth);
  const lefts = wide.map(
    (_, index) => page.left + wide.slice(0, index).reduce((sum, width) => sum + width, 0),
  );
  const widths = wide.map((width, index) => (index === wide.length - 1 ? width : width - padding.right));
  const rights = columns.map((column, index) =>
    column.isEnd ? (lefts[index] ?? 0) + (widths[index] ?? 0) : undefined,
  );
  return { lefts, widths, rights };
}

function setCell(paper: Paper, cell: Cell, left: number, width: number, right: number | undefined): SetCell {
  const indent = cell.indent ?? 0;
  return {
    cell,
    x: left + indent,
    right,
    paragraphs: cell.paragraphs.map((paragraph) =>
      paper.set(paragraph, cell.style ?? styles.body, width - indent),
    ),
  };
}

function rowHeight(row: readonly SetCell[]): number {
  return Math.max(0, ...row.map((cell) => heightOf(cell.paragraphs.flat()))) + padding.above + padding.below;
}

/** Lines of one element of a cell that are still to be drawn. */
interface Part {
  readonly element: PDFKit.PDFStructureElement;
  readonly tag: 'TH' | 'TD' | 'P';
  readonly lines: readonly SetLine[];
}

function drawRow(
  sheet: Sheet,
  body: PDFKit.PDFStructureElement,
  row: readonly SetCell[],
  continued: () => void,
): void {
  const { paper } = sheet;
  const element = paper.element(body, 'TR');
  const cells = row.map((set) => {
    const tag = set.cell.isRowHead === true ? 'TH' : 'TD';
    const cell = paper.element(element, tag, set.cell.isRowHead === true ? { scope: 'Row' } : {});
    // A cell of several paragraphs says so; a single one is the cell.
    const isSingle = set.paragraphs.length === 1;
    const parts = set.paragraphs.map(
      (lines): Part =>
        isSingle ? { element: cell, tag, lines } : { element: paper.element(cell, 'P'), tag: 'P', lines },
    );
    return { ...set, parts };
  });

  let isFirst = true;
  let rest = cells.map((cell) => cell.parts);
  do {
    const top = sheet.y + padding.above;
    let bottom = top;
    rest = rest.map((parts, index) => {
      const cell = cells[index];
      if (!cell) return [];
      if (isFirst && cell.cell.sign) cell.cell.sign(paper, cell.x - (cell.cell.indent ?? 0), top);
      let y = top;
      const left: Part[] = [];
      for (const part of parts) {
        const here = left.length > 0 ? 0 : fitting(part.lines, page.bodyBottom - padding.below - y);
        const lines = part.lines.slice(0, here);
        if (lines.length > 0) {
          paper.content(part.element, part.tag, () => {
            y = drawLines(paper, lines, cell.x, y, cell.right);
          });
        }
        if (here < part.lines.length) left.push({ ...part, lines: part.lines.slice(here) });
      }
      bottom = Math.max(bottom, y);
      return left;
    });
    sheet.y = bottom + padding.below;
    sheet.hairline(sheet.y);
    isFirst = false;
    if (rest.some((parts) => parts.length > 0)) continued();
  } while (rest.some((parts) => parts.length > 0));
}
