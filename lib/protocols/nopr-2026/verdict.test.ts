import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../domain/cases/case-event';
import { eligibility } from './eligibility';
import { completeStory, completionOn, postPetOn, type Story, standOn } from './story';

const { registeredOn } = completeStory;
const [prePet, completion, report] = completeStory.events;
const after = '2026-11-21';

const told = (events: readonly CaseEvent[], more: Partial<Story> = {}): Story => ({
  registeredOn,
  events,
  ...more,
});

describe('the verdict', () => {
  it('is met when all twelve hold', () => {
    const { verdict } = standOn(completeStory, after);
    expect(verdict.outcome).toBe('met');
    expect(verdict.findings.map((finding) => finding.rule)).toEqual(
      Array.from({ length: 12 }, (_, at) => `ELG-${String(at + 1).padStart(2, '0')}`),
    );
    expect(eligibility).toHaveLength(12);
  });

  it.each(['YES', 'NO', 'NOT_ASKED'])(
    'is not changed by the patient’s answer on research use: %s',
    (consent) => {
      for (const own of ['yes', 'no']) {
        const events = [
          prePet,
          completionOn('2026-11-03', '2026-11-02', { answers: { consent } }),
          report,
          postPetOn('2026-11-20', { answers: { consent: own } }),
        ];
        expect(standOn(told(events), after).verdict.outcome).toBe('met');
      }
    },
  );

  it('names whose turn it is, and what is missing, while it cannot tell yet', () => {
    const { verdict } = standOn(told([prePet, completion]), '2026-11-04');
    expect(verdict.outcome).toBe('cannotTell');
    expect(
      verdict.findings
        .filter((finding) => finding.holds === null)
        .map(({ rule, repair }) => [rule, repair?.who]),
    ).toEqual([
      ['ELG-07', 'facility'],
      ['ELG-08', 'physician'],
      ['ELG-09', 'physician'],
    ]);
  });

  it('is not met with every failing rule at once', () => {
    const story = told([completionOn('2026-12-20', '2026-11-02')], { registration: { payer: 'NONE' } });
    const { verdict } = standOn(story, '2026-12-21');
    expect(verdict.outcome).toBe('notMet');
    expect(
      verdict.findings.filter((finding) => finding.holds === false).map((finding) => finding.rule),
    ).toEqual(['ELG-02', 'ELG-05', 'ELG-06', 'ELG-07', 'ELG-08']);
  });
});

describe('the facts', () => {
  it('hold no name and no identifier of a patient', () => {
    const written = JSON.stringify(standOn(completeStory, after).facts);
    for (const secret of ['Lindqvist', 'Sven', '1949-05-09', '1EG4TE5MK72', '60611', 'WHITE', 'NOT_HISPANIC'])
      expect(written).not.toContain(secret);
  });

  it('say that a consent question was answered, never how', () => {
    const { facts } = standOn(completeStory, after);
    expect(Object.keys(facts).filter((name) => /consent/i.test(name))).toEqual([
      'patientConsentAnswered',
      'physicianConsentAnswered',
    ]);
    expect(facts).toMatchObject({ patientConsentAnswered: true, physicianConsentAnswered: true });
  });

  it('are scalars', () => {
    for (const fact of Object.values(standOn(completeStory, after).facts))
      expect(fact === null || ['string', 'number', 'boolean'].includes(typeof fact)).toBe(true);
  });

  it('are known by name wherever a rule, a step, a recipe or a sentence reads them', () => {
    const { facts } = standOn(completeStory, after);
    const text = JSON.stringify(eligibility);
    const inBraces = [...text.matchAll(/\{([A-Za-z0-9_.-]+)\}/g)].map(([, name]) => name ?? '');
    const keys = [...text.matchAll(/"key":"([^"]+)"/g)].map(([, name]) => name ?? '');
    for (const name of [...inBraces, ...keys]) expect(facts).toHaveProperty([name]);
  });
});
