import { describe, expect, test } from 'vitest';
import type { StatementContent } from '../statement-content';
import { readBack } from './read-back';
import { drawStatement } from './statement';

const content: StatementContent = {
  registry: { name: 'Test Registry', nct: 'NCT00868582', contact: 'help@registry.example' },
  demo: false,
  facility: { name: 'Lakeside Imaging', place: 'Chicago, IL', registryNumber: '1017' },
  month: '2026-10',
  monthWords: 'October 2026',
  fromWords: 'October 1, 2026',
  toWords: 'October 31, 2026',
  isOver: true,
  zoneWords: 'Central Time',
  opening: '$1,000.00',
  closing: '−$12.34',
  openingPlain: '1000.00',
  closingPlain: '-12.34',
  totals: [
    { label: 'Deposits', amount: '$0.00' },
    { label: 'Fees', amount: '−$50.00' },
    { label: 'Refunds', amount: '$0.00' },
    { label: 'Reversals', amount: '−$962.34' },
  ],
  lines: Array.from({ length: 70 }, (_, index) => ({
    number: index + 1,
    day: '2026-10-05',
    dayWords: 'Oct 5',
    what: 'Deposit of September 30, 2026 reversed',
    why: `The check bounced; the bank’s notice is number ${index}. `.repeat(index === 3 ? 5 : 1),
    caseNumber: index === 0 ? '1017-26-0040' : null,
    rule: null,
    amount: '−$14.00',
    balance: `$${index}.00`,
    amountPlain: '-14.00',
    balancePlain: `${index}.00`,
  })),
  printedAt: '2026-11-22T12:00:00.000Z',
  printedWords: 'November 22, 2026, 6:00 AM Central Time',
};

async function read(of: StatementContent) {
  const drawn = await drawStatement(of);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return readBack(drawn.value);
}

describe('statement', () => {
  test('says every entry between the balance before and after, over as many pages as it takes', async () => {
    const file = await read(content);
    expect(file.pages.length).toBeGreaterThan(2);
    const text = file.pages.join(' ').replaceAll(/\s+/g, ' ');
    for (const words of ['October 2026', '$1,000.00', '−$12.34', '−$962.34', '1017-26-0040', 'Central Time'])
      expect(text).toContain(words);
    for (const { why, balance } of content.lines) {
      expect(text).toContain(why?.trim());
      expect(text).toContain(balance);
    }
  });

  test('is tagged, titled, the same for the same, and marked in a demo', async () => {
    const file = await read(content);
    expect(file).toMatchObject({
      isTagged: true,
      lang: 'en-US',
      title: 'Statement October 2026: Lakeside Imaging',
    });
    expect(file.artifacts.join('')).not.toContain('DEMO');
    expect((await read({ ...content, demo: true })).artifacts.join('')).toContain('DEMO');
    expect(await drawStatement(content)).toEqual(await drawStatement(content));
  });

  test('has words for a month without entries, and for one that goes on', async () => {
    const [page = ''] = (await read({ ...content, lines: [], isOver: false })).pages;
    expect(page).toContain('No entry in this month.');
    expect(page.replaceAll(/\s+/g, ' ')).toContain('Balance so far');
  });
});
