import { accepted, type Parsed, refused } from '../identifiers/parsed';

/** The most that one entry can be, in cents: a million dollars. */
export const mostCents = 100_000_000;

/** Cents as people read them: `$1,250.00`, `−$50.00`. */
export function sayMoney(cents: number): string {
  const [whole = '', part = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
  return `${cents < 0 ? '−' : ''}$${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}.${part}`;
}

/** The same with its sign always, as a column of entries has it: `+$1,250.00`. */
export function sayChange(cents: number): string {
  return cents > 0 ? `+${sayMoney(cents)}` : sayMoney(cents);
}

/** Cents as a file for spreadsheets has them: `-50.00`. */
export function plainMoney(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** An amount of dollars as people type it, in cents: `1250`, `$1,250.00`. Never a fraction of a cent, never below zero. */
export function parseMoney(raw: string): Parsed<number> {
  const typed = raw.normalize('NFKC').replaceAll(/[\s$]/g, '');
  if (typed === '') return refused('Type the amount in dollars, for example 1,250.00.');
  const read = /^(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{2}))?$/.exec(typed);
  if (!read)
    return refused('Type the amount in dollars with two digits for the cents or none, for example 1,250.00.');
  const [, whole = '', part = '00'] = read;
  const dollars = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (dollars.length > 7 || Number(dollars) * 100 + Number(part) > mostCents)
    return refused(`Type at most ${sayMoney(mostCents)}.`);
  return accepted(Number(dollars) * 100 + Number(part));
}
