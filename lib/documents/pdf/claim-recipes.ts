import type { ClaimAdvice, ClaimLine } from '../../domain/claims/claim-recipe';
import type { Paragraph, Run } from './paper';
import type { Table } from './table';

const rows = {
  procedure: 'Procedure',
  tracer: 'Tracer',
  diagnosis: 'Diagnoses, in order',
  trialNumber: 'Trial number',
  conditionCode: 'Condition code',
  valueCode: 'Value code',
} as const satisfies Readonly<Record<ClaimLine['row'], string>>;

/** The recipes for each kind of claim, side by side and line by line. */
export function recipesTable(advice: readonly ClaimAdvice[]): Table {
  const kinds = Object.entries(rows).filter(([row]) =>
    advice.some((recipe) => recipe.lines.some((line) => line.row === row)),
  );
  return {
    columns: [
      { title: 'Line', share: 0.19 },
      ...advice.map((recipe) => ({ title: recipe.title, share: 0.81 / advice.length })),
    ],
    rows: kinds.map(([row, title]) => [
      { paragraphs: [title], isRowHead: true },
      ...advice.map((recipe) => {
        const lines = recipe.lines.filter((line) => line.row === row);
        return { paragraphs: lines.length === 0 ? ['–'] : lines.map(lineWords) };
      }),
    ]),
  };
}

/** `837P loop 2300 REF P4 00868582`: where, then what in bold, and a mark when it could not be confirmed. */
function lineWords(line: ClaimLine): Paragraph {
  const separator = line.row === 'procedure' ? '-' : ', ';
  const codes = line.codes.length === 0 ? 'none' : line.codes.join(separator);
  const revenue = line.revenueCode === null ? '' : `, revenue ${line.revenueCode}`;
  const what: Run = {
    text: `${codes}${revenue}${line.unconfirmed ? '*' : ''}`,
    weight: line.codes.length === 0 ? 'regular' : 'bold',
  };
  return line.place === null ? [what] : [{ text: `${line.place} ` }, what];
}

export function hasUnconfirmed(advice: readonly ClaimAdvice[]): boolean {
  return advice.some((recipe) => recipe.lines.some((line) => line.unconfirmed));
}

/** What is to be known of the lines: sources that disagree, or what a claim needs beside them. */
export function recipeNotes(advice: readonly ClaimAdvice[]): string {
  const lines = advice.flatMap((recipe) => recipe.lines);
  return [...new Set(lines.flatMap(({ note }) => (note === null ? [] : [note])))].join(' ');
}

/** Where the lines come from: each row of the table with its sources. */
export function recipeSources(advice: readonly ClaimAdvice[]): string {
  const lines = advice.flatMap((recipe) => recipe.lines);
  return Object.entries(rows)
    .map(([row, title]) => {
      const cites = lines.filter((line) => line.row === row).flatMap((line) => line.cites.split('; '));
      return { title, cites: [...new Set(cites)] };
    })
    .filter(({ cites }) => cites.length > 0)
    .map(({ title, cites }) => `${title}: ${cites.join('; ')}.`)
    .join(' ');
}
