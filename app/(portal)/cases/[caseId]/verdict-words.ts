import type { Role } from '@/lib/domain/access/actor';
import type { Light } from '@/lib/domain/cases/standing';
import type { Finding } from '@/lib/domain/rules/decide';
import { type Day, daysBetween } from '@/lib/domain/schedule/day';
import type { CaseView } from '@/lib/usecases/views';

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** A count as a word up to twelve, as it is read in a sentence. */
export function countWord(count: number): string {
  return numbers[count] ?? String(count);
}

/** The question of a case page, as the reader would ask it. */
export function billingQuestion(role: Role): string {
  return role === 'registrar' || role === 'manager' ? 'Can I bill?' : 'Can this scan be billed?';
}

/** The answer that goes on after the question: `Not yet, and only three days are left`. */
export function billingAnswer(light: Light, state: CaseView['state'], by: Day | null, today: Day): string {
  if (state === 'billed') return 'Yes, and it is marked as billed';
  switch (light) {
    case 'yes':
      return 'Yes';
    case 'no':
      return state === 'late' ? 'No, something came late' : 'No';
    case 'notYet':
      return 'Not yet';
    case 'atRisk': {
      const left = by === null ? null : daysBetween(today, by);
      if (left === null || left < 0) return 'Not yet, and it is at risk';
      if (left === 0) return 'Not yet, and today is the last day';
      return left === 1
        ? 'Not yet, and only one day is left'
        : `Not yet, and only ${countWord(left)} days are left`;
    }
  }
}

/** How many rules hold, and whether one form settles what is open: `10 of 12 rules hold. One form settles both that are open.` */
export function rulesSentence(findings: readonly Finding[], forms: CaseView['forms']): string {
  const total = findings.length;
  const open = findings.filter((finding) => finding.holds !== true);
  if (open.length === 0) return `All ${countWord(total)} rules hold.`;
  const holding = `${total - open.length} of ${total} rules hold.`;
  const broken = open.filter((finding) => finding.holds === false);
  const lost = broken.filter((finding) => finding.repair?.possible !== true);
  if (lost.length > 0) {
    const why = lost.map((finding) => finding.says).join(' ');
    return `${why} ${holding} ${capital(countWord(lost.length))} ${lost.length === 1 ? 'does' : 'do'} not, and nothing at the facility settles ${lost.length === 1 ? 'it' : 'them'}.`;
  }
  const waiting = forms.filter((form) => form.status !== 'final');
  if (broken.length === 0 && waiting.length === 1) {
    return `${holding} One form settles ${open.length === 1 ? 'the one that is open' : open.length === 2 ? 'both that are open' : `the ${countWord(open.length)} that are open`}.`;
  }
  return `${holding} ${capital(countWord(open.length))} ${open.length === 1 ? 'is' : 'are'} open.`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
