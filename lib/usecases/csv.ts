/**
 * A line of a file that spreadsheets open. What a spreadsheet would take for a formula, also behind white space, gets an
 * apostrophe in front and stays text; an amount below zero is no formula.
 */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const text = !/^-\d+\.\d\d$/.test(cell) && /^[\s\p{C}\p{Z}]*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
