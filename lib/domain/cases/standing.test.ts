import { describe, expect, it } from 'vitest';
import { type Condition, every, when } from '../forms/condition';
import { defineForm } from '../forms/form';
import type { Rule } from '../rules/decide';
import type { Facts } from '../rules/facts';
import { addDays, type Day } from '../schedule/day';
import { type WindowRule, windowStanding } from '../schedule/window';
import { isFormId } from './case-event';
import { type CaseFile, lateAccepted, latest, registered } from './case-file';
import type { CaseState, Protocol, RegistrySettings, StepRule } from './protocol';
import { openRules, outlookOf, standingOf } from './standing';

const blank = defineForm({
  id: 'blank',
  version: 1,
  title: 'Blank',
  answeredBy: 'facility',
  minutes: 1,
  given: [],
  sections: {},
  checks: [],
});
const settings: RegistrySettings = {
  name: 'R',
  nct: 'NCT00000000',
  enrolment: { opensOn: '2026-01-01', closesOn: null },
  contact: '',
};
const window: WindowRule = {
  id: 'W',
  what: 'Thing',
  opens: { from: 'registeredOn', plus: 0 },
  closes: { from: 'registeredOn', plus: 20 },
  ifMissed: 'late',
  missedSays: 'Late.',
  cites: 'x',
};
const rule: Rule = {
  id: 'R-1',
  title: 'Done',
  holds: when('done').is(true),
  says: { true: 'Done.', false: 'Not done.', null: 'Open.' },
  repairs: [
    { onlyIf: when('hopeless').is(true), possible: false, who: 'registry', says: 'Never.' },
    { possible: true, who: 'facility', says: 'Do it.' },
  ],
  cites: 'x',
};
const step = (id: string, more: Partial<StepRule>): StepRule => ({
  id,
  onlyIf: every(),
  who: 'facility',
  says: 'Do',
  detail: '',
  by: 'lastOn',
  ...more,
});

/** A protocol of one rule and one window, whose facts are given by hand. */
function tiny(facts: Facts, more: Partial<Protocol> = {}): Protocol {
  const state = (name: CaseState, onlyIf: Condition = every()) => ({ id: name, state: name, onlyIf });
  return {
    id: 'tiny',
    version: 1,
    title: 'Tiny',
    forms: { registration: blank, 'pre-pet': blank, completion: blank, report: blank, 'post-pet': blank },
    coverage: { fromOn: '2009-04-03', sites: [], reasons: [], tracers: [], cells: [], registryModifiers: [] },
    windows: [window],
    rules: [rule],
    states: [
      state('readyToBill', when('outcome').is('met')),
      state('notPayable', every(when('outcome').is('notMet'), when('repairable').is(false))),
      state('awaitingForms'),
    ],
    steps: [step('nobody', { onlyIf: when('state').is('notPayable'), who: 'nobody' }), step('do', {})],
    recipes: [],
    scrub: [],
    denials: [],
    enrolment: null,
    finals: [],
    reopenings: [],
    derive: (_file, today) => {
      const standing = windowStanding(window, { registeredOn: '2026-11-01' }, null, today);
      return { facts: { today, lastOn: standing.lastOn, ...facts }, windows: [standing] };
    },
    givenFor: () => ({}),
    ...more,
  };
}

const file: CaseFile = {
  facility: { zone: 'America/Chicago', approvedOn: null, agreementFromOn: null, agreementUntilOn: null },
  events: [{ kind: 'registered', answers: {}, at: new Date('2026-11-01T18:00:00Z'), by: 'R' }],
  sameScan: 'none',
};
const stand = (facts: Facts, today: Day, more: Partial<Protocol> = {}) =>
  standingOf(tiny(facts, more), file, today, settings);

describe('a standing', () => {
  it('takes the first state and the first step that hold', () => {
    expect(stand({ done: true }, '2026-11-01')).toMatchObject({
      state: 'readyToBill',
      tab: 'readyToBill',
      light: 'yes',
      nextStep: { id: 'do' },
    });
    expect(stand({ done: false, hopeless: true }, '2026-11-01')).toMatchObject({
      state: 'notPayable',
      tab: 'closed',
      light: 'no',
      nextStep: { id: 'nobody' },
    });
    expect(stand({ done: false }, '2026-11-01')).toMatchObject({ state: 'awaitingForms', light: 'no' });
  });

  it.each([
    ['facility', 'needsAction'],
    ['physician', 'withPhysician'],
    ['registry', 'waiting'],
    ['nobody', 'waiting'],
  ] as const)('shows an open case whose turn is with %s under %s', (who, tab) => {
    expect(stand({}, '2026-11-01', { steps: [step('x', { who })] }).tab).toBe(tab);
  });

  it.each([
    ['2026-11-13', 'notYet'],
    ['2026-11-14', 'atRisk'],
    ['2026-11-21', 'atRisk'],
    ['2026-11-22', 'atRisk'],
  ] as const)('is at risk from a week before the last day: %s is %s', (today, light) => {
    expect(stand({}, today).light).toBe(light);
  });

  it('is not at risk without a last day', () => {
    expect(stand({ lastOn: null }, '2026-11-20')).toMatchObject({ light: 'notYet', nextStep: { by: null } });
  });

  it('refuses a protocol that has no answer', () => {
    expect(() => stand({}, '2026-11-01', { states: [] })).toThrow('Protocol tiny: no state fits');
    expect(() => stand({}, '2026-11-01', { steps: [] })).toThrow('Protocol tiny: no next step fits');
  });

  it('counts the rules that are open', () => {
    expect(openRules(stand({}, '2026-11-01').verdict)).toBe(1);
    expect(openRules(stand({ done: true }, '2026-11-01').verdict)).toBe(0);
  });
});

describe('an outlook', () => {
  it('tells the days on which a list changes, and only those', () => {
    const outlook = outlookOf(tiny({}), file, '2026-11-01', settings);
    expect(outlook.map(({ fromOn, untilOn, standing }) => [fromOn, untilOn, standing.light])).toEqual([
      ['2026-11-01', '2026-11-14', 'notYet'],
      ['2026-11-14', null, 'atRisk'],
    ]);
  });

  it('begins today', () => {
    const today = addDays('2026-11-01', 40);
    expect(outlookOf(tiny({}), file, today, settings)).toMatchObject([{ fromOn: today, untilOn: null }]);
  });
});

describe('a case file', () => {
  const submitted = (revision: number) => ({
    kind: 'formSubmitted' as const,
    form: 'report' as const,
    revision,
    entryId: `${revision}`,
    answers: {},
    signature: null,
    attachmentId: null,
    at: new Date('2026-11-02T18:00:00Z'),
    by: 'R',
  });
  const accepted = {
    kind: 'lateAccepted' as const,
    form: 'report' as const,
    reason: 'x',
    at: new Date('2026-11-03T18:00:00Z'),
    by: 'R',
  };

  it('has the latest revision of a form, and whether it was accepted late', () => {
    const full: CaseFile = { ...file, events: [...file.events, submitted(1), submitted(2), accepted] };
    expect(latest(full, 'report')?.revision).toBe(2);
    expect(latest(full, 'post-pet')).toBeUndefined();
    expect(lateAccepted(full, 'report')).toEqual(accepted);
    expect(lateAccepted(full, 'completion')).toBeUndefined();
  });

  it('always has its registration', () => {
    expect(registered(file).kind).toBe('registered');
    expect(() => registered({ ...file, events: [] })).toThrow('without its registration');
  });

  it('knows the names of its forms', () => {
    expect(isFormId('pre-pet')).toBe(true);
    expect(isFormId('toString')).toBe(false);
  });
});
