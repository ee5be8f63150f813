import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../domain/cases/case-event';
import type { Protocol } from '../../domain/cases/protocol';
import { standingOf } from '../../domain/cases/standing';
import type { Values } from '../../domain/forms/condition';
import { nopr2006 } from '../nopr-2006/protocol';
import { nopr2009 } from '../nopr-2009/protocol';
import {
  completionOn,
  fileOf,
  postPetOn,
  prePetOn,
  reportOn,
  type Submission,
  settings,
} from '../nopr-2026/story';
import { noprNaf2011 } from '../nopr-naf-2011/protocol';

const today = '2026-11-22';
const enteredOn = '2026-11-20';

/** The days of a case as its record has them. */
interface Recorded {
  readonly registeredOn: string;
  readonly scanOn: string;
  readonly prePetOn?: string;
  readonly postPetOn?: string;
  readonly diagnosis?: string;
  readonly registration?: Values;
}

/** A case of a closed edition, entered from its record today. */
function entered(recorded: Recorded, forms = ['pre-pet', 'completion', 'report', 'post-pet']) {
  const { registeredOn, scanOn, diagnosis = '191.9' } = recorded;
  const request = {
    reason: recorded.registration?.reason ?? 'TM',
    site: recorded.registration?.site ?? 'BRAIN',
  };
  const onPaper = (receivedOn: string, answers: Values): Omit<Submission, 'on'> => ({
    paper: true,
    signedOn: receivedOn,
    answers: { ...request, ...answers, receivedOn },
  });
  const came = recorded.prePetOn ?? registeredOn;
  const codes = /^\d/.test(diagnosis) ? { diagnosis: undefined, diagnosisIcd9: diagnosis } : { diagnosis };
  const events: readonly (readonly [string, CaseEvent])[] = [
    ['pre-pet', prePetOn(enteredOn, onPaper(came, codes))],
    ['completion', completionOn(enteredOn, scanOn, { answers: { receivedOn: scanOn, cpt: '78816' } })],
    ['report', reportOn(enteredOn, { answers: { receivedOn: scanOn, assessment: 'NORMAL' } })],
    ['post-pet', postPetOn(enteredOn, onPaper(recorded.postPetOn ?? scanOn, {}))],
  ];
  return fileOf({
    registeredOn: enteredOn,
    registration: {
      registeredOn,
      wasApproved: 'yes',
      scheduledOn: scanOn,
      ...recorded.registration,
    },
    events: events.filter(([form]) => forms.includes(form)).map(([, event]) => event),
  });
}

const stand = (protocol: Protocol, ...of: Parameters<typeof entered>) =>
  standingOf(protocol, entered(...of), today, settings);
const findingIn = (standing: ReturnType<typeof stand>, rule: string) =>
  standing.verdict.findings.find((finding) => finding.rule === rule);

const of2006: Recorded = { registeredOn: '2007-06-01', scanOn: '2007-06-08' };

describe('an old case, entered from its record', () => {
  it('is judged by the days of the record, not by those of its entry', () => {
    const standing = stand(nopr2006, of2006);
    expect(standing.verdict.findings.filter(({ holds }) => holds !== true)).toEqual([]);
    expect(standing.state).toBe('readyToBill');
    expect(findingIn(standing, 'ELG-03-2006')?.says).toContain(
      'was a registry case on June 8, 2007 (COV06-BRAIN)',
    );
    expect(findingIn(standing, 'ELG-10-RECORD')?.says).toContain('191.9');
    expect(findingIn(standing, 'ELG-12-RECORD')?.holds).toBe(true);
  });

  it('is decided by the edition of its day', () => {
    expect(stand(nopr2009, { registeredOn: '2010-06-01', scanOn: '2010-06-08' }).verdict.outcome).toBe('met');
    const naf = { tracer: 'NAF', reason: 'NAF_IS', site: 'PROSTATE' };
    for (const [scanOn, diagnosis] of [
      ['2015-09-30', '185'],
      ['2015-10-01', 'C61'],
    ] as const)
      expect(
        stand(noprNaf2011, {
          registeredOn: '2015-09-25',
          scanOn,
          diagnosis,
          registration: naf,
        }).verdict.findings.filter(({ holds }) => holds !== true),
      ).toEqual([]);
  });

  it('has a diagnosis in the codes of its day', () => {
    const naf = { tracer: 'NAF', reason: 'NAF_IS', site: 'PROSTATE' };
    for (const [scanOn, diagnosis] of [
      ['2015-09-30', 'C61'],
      ['2015-10-01', '185'],
    ] as const) {
      const standing = stand(noprNaf2011, {
        registeredOn: '2015-09-25',
        scanOn,
        diagnosis,
        registration: naf,
      });
      expect(findingIn(standing, 'ELG-10-RECORD')?.holds).toBe(false);
    }
  });

  it('fails where its record says so', () => {
    const late = stand(nopr2006, { ...of2006, prePetOn: '2007-06-09' });
    expect(findingIn(late, 'ELG-05')?.holds).toBe(false);
    expect(late.state).toBe('notPayable');
    const postLate = stand(nopr2006, { ...of2006, postPetOn: '2007-07-09' });
    expect(findingIn(postLate, 'ELG-08')?.holds).toBe(false);
    expect(stand(nopr2006, { ...of2006, postPetOn: '2007-07-08' }).verdict.outcome).toBe('met');
    const unapproved = stand(nopr2006, { ...of2006, registration: { wasApproved: 'no' } });
    expect(findingIn(unapproved, 'ELG-01-RECORD')?.holds).toBe(false);
    const outside = stand(nopr2006, { registeredOn: '2006-05-01', scanOn: '2006-05-07' });
    expect(findingIn(outside, 'ELG-12-RECORD')?.holds).toBe(false);
  });

  it.each([
    ['STP-31', 'awaitingPrePet', []],
    ['STP-32', 'awaitingCompletion', ['pre-pet']],
    ['STP-33', 'awaitingForms', ['pre-pet', 'completion']],
    ['STP-34', 'awaitingForms', ['pre-pet', 'completion', 'report']],
  ])('waits for what is not entered, and does not expire: %s (STA-11, STA-12)', (step, state, forms) => {
    const standing = stand(nopr2006, of2006, forms);
    expect(standing).toMatchObject({ state, nextStep: { id: step, by: null }, light: 'notYet' });
  });

  it('cannot be entered with a day that is not of its edition (REC-03-2006, REC-03-2009, REC-03-NAF)', () => {
    for (const [protocol, id] of [
      [nopr2006, 'REC-03-2006'],
      [nopr2009, 'REC-03-2009'],
      [noprNaf2011, 'REC-03-NAF'],
    ] as const)
      expect(protocol.forms.registration.checks.map((check) => check.id)).toEqual([
        'REG-01',
        'REG-02',
        'REC-02',
        id,
      ]);
  });

  it('does not take days of the future, nor codes of another site (REC-01, REC-02, PRE-02, PRE-03)', () => {
    expect(nopr2006.forms['pre-pet'].checks.map(({ id }) => id)).toEqual(['PRE-02', 'PRE-03', 'REC-01']);
    expect(nopr2006.forms.completion.checks.map(({ id }) => id)).toContain('REC-01');
  });
});
