import fc from 'fast-check';
import { readBack } from '@/lib/documents/pdf/read-back';
import type { Bar } from './bar';
import { foundBy } from './found-by';
import { type DrawnRecord, drawnRecord } from './records/drawn-record';

export const bar: Bar = {
  id: 'H5',
  tries: 'records in forty scripts, each read back from its document or refused by its letter',
  run: (size) => readingBack(size === 'long' ? 5_000 : 12, (record) => record),
  controls: () => ({
    'a document says something else than what is stored': () =>
      readingBack(60, (record) => ({ ...record, says: record.says.map((text) => `${text}.`) })),
  }),
};

function readingBack(runs: number, stored: (record: DrawnRecord) => DrawnRecord) {
  return foundBy(
    fc.asyncProperty(drawnRecord, async (drawn) => {
      const { texts, says, draw } = stored(drawn);
      const document = await draw();
      const strange = texts.filter(({ isPrinted }) => !isPrinted);
      if (!document.ok) {
        if (strange.length === 0 || document.problem.code !== 'cannot-print')
          throw new Error(`refused: ${JSON.stringify(document.problem)}`);
        return;
      }
      if (strange.length > 0) throw new Error(`printed in ${strange.map(({ script }) => script).join(', ')}`);
      const text = squeezed((await readBack(document.value)).pages.join('\n'));
      const missing = says.filter((one) => !text.includes(squeezed(one)));
      if (missing.length > 0) throw new Error(`not in the document: ${missing.join(' | ')}`);
    }),
    { runs },
  );
}

/** Without what a line break adds or takes, and without signs that have no shape. */
function squeezed(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\p{Cf}]/gu, '');
}
