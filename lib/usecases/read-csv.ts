/** A row of a file with the number it has there, the first line being 1. */
export interface CsvRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The rows of a file with commas, as spreadsheets write it: quotes around a cell, doubled inside it. Empty rows count and are left out. */
export function readCsv(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const line = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n|\n|\r|$)/gy;
  const source = text.replace(/^\uFEFF/, '');
  let cells: string[] = [];
  let number = 1;
  for (let found = line.exec(source); found; found = line.exec(source)) {
    const [all, cell = '', end] = found;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell.trim());
    if (end === ',') continue;
    if (cells.some((one) => one !== '')) rows.push({ number, cells });
    cells = [];
    number += 1;
    if (all === '' || end === '') break;
  }
  return rows;
}
