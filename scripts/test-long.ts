import { promised } from '@/bars/table';
import { Trouble } from '@/lib/db/trouble';
import { type BarLine, runBar } from './steps/bars';
import { leave, leaveOnSignals } from './steps/on-leave';

/** npm run test:long -- [ids]: tries every bar in full and ends with one line for each. Answers 1 when one does not hold. */
export default async function testLong(words: readonly string[]): Promise<number> {
  leaveOnSignals();
  const known = promised.flatMap(({ ids }) => ids);
  const asked = words.map((word) => word.toUpperCase());
  const unknown = asked.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new Trouble(`There is no bar ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  const lines: BarLine[] = [];
  try {
    for (const id of asked.length > 0 ? asked : known) {
      console.log(`\n${id}: ${promised.find(({ ids }) => ids.includes(id))?.says}`);
      const line = await runBar(id);
      lines.push(line);
      console.log(inWords(line));
    }
  } finally {
    await leave();
  }
  console.log('');
  for (const line of lines) console.log(inWords(line));
  return lines.some((line) => 'failures' in line && line.failures.length > 0) ? 1 : 0;
}

function inWords(line: BarLine): string {
  const name = line.id.padEnd(4);
  if ('notRun' in line) return `${name} not run: ${line.notRun}`;
  const { tries, tried, failures, controls, seconds } = line;
  const count = `${tried.toLocaleString('en-US')} ${tries}`;
  const seen = controls > 0 ? `, ${controls} controls` : '';
  const first = failures.slice(0, 3).map((failure) => `\n       ${failure}`);
  return `${name} ${count}: ${failures.length} ${failures.length === 1 ? 'failure' : 'failures'}${seen} (${Math.round(seconds)} s)${first.join('')}`;
}
