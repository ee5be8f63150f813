import { fail, ok, type Result } from '../../domain/result';
import type { StatementContent } from '../statement-content';
import { drawFacts } from './facts';
import { drawMasthead } from './masthead';
import { drawPageFrames, drawWatermark } from './page-frame';
import { Paper } from './paper';
import { Sheet } from './sheet';
import { type Cell, drawTable } from './table';
import { textsIn, unprintable } from './unprintable';

/** The statement of a facility's balance for a month. */
export async function drawStatement(content: StatementContent): Promise<Result<Buffer>> {
  const problem = unprintable(labelled(content));
  if (problem) return fail(problem);
  const { facility, registry } = content;
  const paper = new Paper({
    title: `Statement ${content.monthWords}: ${facility.name}`,
    author: registry.name,
    at: new Date(content.printedAt),
    eachPage: (blank) => {
      if (content.demo) drawWatermark(blank, ['DEMO · NO', 'REAL MONEY']);
    },
  });
  const sheet = new Sheet(paper, paper.root);
  drawMasthead(sheet, {
    title: `Statement, ${content.monthWords}`,
    below: `${content.fromWords} to ${content.toWords}, days in ${content.zoneWords}${content.isOver ? '' : '. The month is not over: further entries can come'}`,
    right: { name: facility.name, lines: [facility.place, `Facility ${facility.registryNumber}`] },
  });
  drawFacts(sheet, [
    [{ label: 'Balance before', values: [content.opening] }],
    ...content.totals.map(({ label, amount }) => [{ label, values: [amount] }]),
    [{ label: content.isOver ? 'Balance after' : 'Balance so far', values: [content.closing] }],
  ]);
  sheet.heading('Entries', 60);
  if (content.lines.length === 0) sheet.paragraph('No entry in this month.');
  else
    drawTable(sheet, {
      columns: [
        { title: 'No.', share: 7 },
        { title: 'Day', share: 10 },
        { title: 'What', share: 46 },
        { title: 'Case', share: 17 },
        { title: 'Amount', share: 15, isEnd: true },
        { title: 'Balance', share: 16, isEnd: true },
      ],
      rows: content.lines.map((line): readonly Cell[] => [
        { paragraphs: [String(line.number)], isRowHead: true },
        { paragraphs: [line.dayWords] },
        {
          paragraphs: [
            line.why === null
              ? [{ text: line.what, weight: 'semibold' }]
              : [{ text: line.what, weight: 'semibold' }, { text: `. ${line.why}` }],
          ],
        },
        { paragraphs: [line.caseNumber ?? ''] },
        { paragraphs: [line.amount] },
        { paragraphs: [[{ text: line.balance, weight: 'semibold' }]] },
      ]),
    });
  drawPageFrames(paper, {
    from: facility.name,
    about: `Statement ${content.monthWords}`,
    footer: [
      `Entries are never changed; one that was wrong is reversed by another. Cases are named by their numbers. Printed ${content.printedWords}.`,
      `${registry.name} · ${registry.nct} · ${registry.contact}`,
    ],
  });
  return ok(await paper.finish());
}

function* labelled(content: StatementContent) {
  yield { where: 'the facility’s name', text: content.facility.name };
  for (const text of textsIn(content)) yield { where: 'this statement', text };
}
