import { isDay, sayDay } from '../schedule/day';
import type { Facts } from './facts';

/**
 * Fills `{name}` in a sentence with the fact of that name; days are written out. A fact that is not known leaves a dash,
 * so a sentence never says more than the data.
 */
export function wording(sentence: string, facts: Facts): string {
  if (!sentence.includes('{')) return sentence;
  return sentence.replace(/\{([A-Za-z0-9_.-]+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === null || fact === undefined) return '–';
    if (typeof fact === 'string' && isDay(fact)) return sayDay(fact, 'long');
    return String(fact);
  });
}
