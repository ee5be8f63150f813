import { describe, expect, it } from 'vitest';
import type { Values } from '../../domain/forms/condition';
import { problemsIn } from '../../domain/forms/problems';
import { sampleAnswers } from '../../domain/forms/sample';
import { seeded } from '../../domain/forms/seeded';
import { addDays } from '../../domain/schedule/day';
import { forms } from './forms';

const today = '2026-11-22';
const givens = {
  registration: {},
  'pre-pet': { tracer: 'FDG', registeredReason: 'RS', registeredSite: 'BRAIN', registeredFollowUp: 'NONE' },
  completion: { tracer: 'FDG', registeredOn: '2026-11-01', scheduledOn: '2026-11-08' },
} as const;
const naf = { tracer: 'NAF' };

function failing(form: keyof typeof givens, change: Values, given: Values): readonly (string | undefined)[] {
  const facts = { ...givens[form], ...given };
  const fixed = form === 'completion' ? { performed: 'yes', consent: 'YES', activity: 10, cpt: '78815' } : {};
  const answers = sampleAnswers(forms[form], facts, today, seeded(5), fixed);
  return problemsIn(forms[form], { ...answers, ...change }, facts, today).map(
    (problem) => problem.check ?? `${problem.key}: ${problem.code}`,
  );
}

/** The check, the form, the answers that are changed, the facts that are, and whether it holds. */
const rows: readonly (readonly [string, keyof typeof givens, Values, Values, boolean])[] = [
  ['REG-01', 'registration', { bornOn: today }, {}, true],
  ['REG-01', 'registration', { bornOn: addDays(today, 1) }, {}, false],
  ['REG-02', 'registration', { bornOn: '1905-11-23' }, {}, true],
  ['REG-02', 'registration', { bornOn: '1905-11-22' }, {}, false],
  ['REG-03', 'registration', { scheduledOn: today }, {}, true],
  ['REG-03', 'registration', { scheduledOn: addDays(today, -1) }, {}, false],
  ['REG-04', 'registration', { scheduledOn: addDays(today, 14) }, {}, true],
  ['REG-04', 'registration', { scheduledOn: addDays(today, 15) }, {}, false],
  ['PRE-01', 'pre-pet', { reason: 'RS', site: 'BRAIN', stage: 'LOC', diagnosis: 'C71.9' }, {}, true],
  ['PRE-01', 'pre-pet', { reason: 'RS', site: 'BRAIN', stage: 'LOC', diagnosis: 'C50.9' }, {}, false],
  ['PRE-01', 'pre-pet', { reason: 'RS', site: 'OVARY', stage: 'LOC', diagnosis: 'C57.01' }, {}, true],
  ['PRE-01', 'pre-pet', { reason: 'RS', site: 'OVARY', stage: 'LOC', diagnosis: 'C57.7' }, {}, false],
  ['PRE-01', 'pre-pet', { reason: 'RS', site: 'OTHER_SOLID', stage: 'LOC', diagnosis: 'D48.1' }, {}, true],
  ['PRE-01', 'pre-pet', { reason: 'DX_LESION', diagnosis: 'R91.1' }, {}, true],
  ['CMP-01', 'completion', { scanOn: '2026-11-01' }, {}, true],
  ['CMP-01', 'completion', { scanOn: '2026-10-31' }, {}, false],
  ['CMP-02', 'completion', { scanOn: '2026-11-15' }, {}, true],
  ['CMP-02', 'completion', { scanOn: '2026-11-16' }, {}, false],
  ['CMP-03', 'completion', { scanOn: today }, { registeredOn: '2026-11-15' }, true],
  ['CMP-03', 'completion', { scanOn: addDays(today, 1) }, { registeredOn: '2026-11-15' }, false],
  ['CMP-04', 'completion', { cpt: '78608' }, {}, true],
  ['CMP-04', 'completion', { cpt: '78608' }, naf, false],
  ['CMP-04', 'completion', { cpt: '78816' }, naf, true],
  ['CMP-05', 'completion', { activity: 30 }, naf, true],
  ['CMP-05', 'completion', { activity: 30.01 }, naf, false],
  ['CMP-05', 'completion', { activity: 45 }, {}, true],
  ['CMP-06', 'completion', { consentAskedOn: today }, {}, true],
  ['CMP-06', 'completion', { consentAskedOn: addDays(today, 1) }, {}, false],
];

describe.each(rows)('%s on %s with %j and %j', (check, form, change, given, holds) => {
  it(holds ? 'holds' : 'does not hold, and nothing else is wrong', () => {
    expect(failing(form, change, given)).toEqual(holds ? [] : [check]);
  });
});

describe('the bounds of the completion form', () => {
  it.each([
    ['activity', 0.1, true],
    ['activity', 0.09, false],
    ['activity', 45, true],
    ['activity', 45.1, false],
    ['uptakeMinutes', 1, true],
    ['uptakeMinutes', 0, false],
    ['uptakeMinutes', 240, true],
    ['uptakeMinutes', 241, false],
    ['uptakeMinutes', 60.5, false],
    ['glucose', 20, true],
    ['glucose', 19, false],
    ['glucose', 800, true],
    ['glucose', 801, false],
  ])('%s of %d is accepted: %s', (key, value, isAccepted) => {
    expect(failing('completion', { [key]: value }, {})).toEqual(isAccepted ? [] : [`${key}: malformed`]);
  });
});
