import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../domain/cases/case-event';
import { formsThatFitNoLonger } from '../../domain/cases/correction';
import { evaluate } from '../../domain/forms/condition';
import type { Day } from '../../domain/schedule/day';
import { finals } from './finals';
import { nopr2026 } from './protocol';
import { reopenings } from './reopenings';
import {
  completeStory,
  completionOn,
  correctedOn,
  fileOf,
  keptOn,
  lateAcceptedOn,
  notPerformedOn,
  otherNpi,
  postPetOn,
  prePetOn,
  reopenedOn,
  reportOn,
  settings,
  standOn,
} from './story';

const { registeredOn } = completeStory;
const told = (...events: readonly CaseEvent[]) => ({ registeredOn, events });
const [prePet, completion, report, postPet] = completeStory.events;
const ruleOn = (story: Parameters<typeof standOn>[0], today: Day, rule: string) =>
  standOn(story, today).verdict.findings.find((finding) => finding.rule === rule);

describe('a reopened form', () => {
  it('does not stand until it is given again, and then the case is as it was', () => {
    for (const [form, again, rule] of [
      ['completion', completionOn('2026-12-20', '2026-11-02', { revision: 2 }), 'ELG-06'],
      ['report', reportOn('2026-12-20', { revision: 2 }), 'ELG-07'],
      ['post-pet', postPetOn('2026-12-20', { revision: 2 }), 'ELG-08'],
    ] as const) {
      const open = told(...completeStory.events, reopenedOn('2026-12-18', form));
      expect(standOn(open, '2026-12-19').verdict.outcome).toBe('cannotTell');
      expect(ruleOn(open, '2026-12-19', rule)).toMatchObject({
        holds: null,
        says: expect.stringContaining('reopened on December 18, 2026'),
        repair: { possible: true, by: null },
      });
      const given = { ...open, events: [...open.events, again] };
      expect(standOn(given, '2026-12-21').state).toBe('readyToBill');
      expect(ruleOn(given, '2026-12-21', rule)?.says).toMatch(/of 30; revised December 20, 2026/);
      const kept = { ...open, events: [...open.events, keptOn('2026-12-20', form)] };
      expect(standOn(kept, '2026-12-21').state).toBe('readyToBill');
    }
  });

  it('that came late is late still, and what was accepted late stays accepted', () => {
    const late = [prePet, completion, report, postPetOn('2026-12-10')];
    const revised = [reopenedOn('2026-12-11', 'post-pet'), postPetOn('2026-12-12', { revision: 2 })];
    expect(standOn(told(...late, ...revised), '2026-12-13').state).toBe('late');
    const accepted = lateAcceptedOn('2026-12-11', 'post-pet');
    expect(standOn(told(...late, accepted, ...revised), '2026-12-13').state).toBe('readyToBill');
  });

  it('that was given before the scan is given again within the window of the scan', () => {
    const early = postPetOn('2026-11-01');
    const revised = [reopenedOn('2026-11-10', 'post-pet'), postPetOn('2026-11-12', { revision: 2 })];
    expect(standOn(told(prePet, completion, report, early), '2026-11-13').verdict.outcome).toBe('notMet');
    expect(standOn(told(prePet, completion, report, early, ...revised), '2026-11-13').state).toBe(
      'readyToBill',
    );
  });

  it('of a scan that was not done leaves open whether it was done', () => {
    const open = told(prePet, notPerformedOn('2026-11-03'), reopenedOn('2026-11-04', 'completion'));
    expect(standOn(open, '2026-11-04')).toMatchObject({
      state: 'awaitingCompletion',
      nextStep: { id: 'STP-28' },
    });
  });
});

describe('the answers before PET', () => {
  const again = (on: Day) => prePetOn(on, { revision: 2, answers: { reason: 'RS', diagnosis: 'C71.1' } });

  it('are the last that were given by the end of the scan day', () => {
    const inTime = told(
      prePet,
      reopenedOn('2026-10-31', 'pre-pet'),
      again('2026-11-02'),
      completion,
      report,
      postPet,
    );
    expect(standOn(inTime, '2026-11-21')).toMatchObject({
      state: 'readyToBill',
      facts: { reason: 'RS', diagnosis: 'C71.1' },
    });
    // The scan was done on a day before the planned one, and nobody had entered it yet.
    const after = told(
      prePet,
      reopenedOn('2026-10-31', 'pre-pet'),
      again('2026-11-03'),
      completion,
      report,
      postPet,
    );
    expect(standOn(after, '2026-11-21')).toMatchObject({
      state: 'readyToBill',
      facts: { reason: 'TM', diagnosis: 'C71.9' },
    });
  });

  it('are final after the scan (FIN-01), and after a planned day that nobody has told of (FIN-02)', () => {
    const final = (today: Day, scanOn: Day | null) =>
      finals
        .filter(({ onlyIf }) => evaluate(onlyIf, { today, scanOn, scheduledOn: '2026-11-02' }) === true)
        .map(({ id }) => id);
    expect(final('2026-11-02', null)).toEqual([]);
    expect(final('2026-11-03', null)).toEqual(['FIN-02']);
    expect(final('2026-11-04', '2026-11-04')).toEqual([]);
    expect(final('2026-11-05', '2026-11-04')).toEqual(['FIN-01']);
  });
});

describe('what fits a corrected case no longer', () => {
  const other = { npi: otherNpi, familyName: 'Sato', givenName: 'Ren' };
  const again = (today: Day, ...events: readonly CaseEvent[]) =>
    formsThatFitNoLonger(nopr2026, fileOf(told(...events)), today, settings).map(
      ({ form, says }) => `${form}: ${says}`,
    );
  const ruleOf = (found: readonly string[]) =>
    reopenings.filter(({ form, says }) =>
      found.some((one) => one.startsWith(`${form}: ${says.slice(0, 30)}`)),
    );

  it('is nothing where nothing was corrected', () => {
    expect(again('2026-11-21', ...completeStory.events)).toEqual([]);
  });

  it('is what was answered before the scan as corrected (REO-01, REO-06)', () => {
    const scanned = completionOn('2026-11-22', '2026-11-08', { revision: 2 });
    expect(
      again('2026-11-22', prePet, completion, reportOn('2026-11-05'), postPetOn('2026-11-06'), scanned),
    ).toEqual([
      'post-pet: The post-PET form was signed November 6, 2026, before the scan on November 8, 2026; Dr. Iyer answers it again.',
      'report: The report was attached November 5, 2026, before the scan on November 8, 2026.',
    ]);
  });

  it('is what another physician signed (REO-02), before PET only until the scan day is over (REO-04)', () => {
    const physician = correctedOn('2026-11-21', 'physician', { physician: other });
    expect(again('2026-11-21', ...completeStory.events, physician)).toEqual([
      'post-pet: The post-PET form was signed by another physician; Dr. Sato answers it.',
    ]);
    expect(again('2026-10-31', prePet, correctedOn('2026-10-31', 'physician', { physician: other }))).toEqual(
      ['pre-pet: The pre-PET form was signed by another physician; Dr. Sato answers it by November 2, 2026.'],
    );
  });

  it('is what was asked for another reason (REO-03, REO-05)', () => {
    const reason = (on: Day, code: string) => correctedOn(on, 'request', { reason: code });
    expect(again('2026-11-21', ...completeStory.events, reason('2026-11-21', 'RS'))).toHaveLength(1);
    expect(again('2026-11-21', ...completeStory.events, reason('2026-11-21', 'TM'))).toEqual([]);
    expect(ruleOf(again('2026-10-31', prePet, reason('2026-10-31', 'RS'))).map(({ id }) => id)).toEqual([
      'REO-05',
    ]);
  });
});

describe('a corrected case', () => {
  it('has the reason that was said last, and the diagnosis with it', () => {
    const corrected = correctedOn(
      '2026-11-21',
      'request',
      { reason: 'RS', site: 'PANCREAS' },
      { diagnosis: 'C25.1' },
    );
    const { facts } = standOn(told(...completeStory.events, corrected), '2026-11-22');
    expect(facts).toMatchObject({
      reason: 'RS',
      site: 'PANCREAS',
      diagnosis: 'C25.1',
      diagnosisBelongs: true,
    });
    const before = correctedOn('2026-10-28', 'request', { reason: 'RS' });
    expect(standOn(told(before, prePet), '2026-10-31').facts.reason).toBe('TM');
  });

  it('that was billed asks for other claims', () => {
    const billed: CaseEvent = {
      kind: 'billed',
      claims: ['professional'],
      on: '2026-11-20',
      at: new Date('2026-11-21T18:00:00Z'),
      by: 'Registrar',
    };
    expect(standOn(told(...completeStory.events, billed), '2026-11-22').state).toBe('billed');
    const corrected = correctedOn('2026-11-22', 'patient', { familyName: 'Lindquist' });
    expect(standOn(told(...completeStory.events, billed, corrected), '2026-11-22').state).toBe('readyToBill');
  });
});
