import { describe, expect, it } from 'vitest';
import { when } from './condition';
import { fixture } from './fixture.form';
import { defineForm } from './form';
import { problemsIn, readForm } from './problems';
import { date, text } from './question';

const today = '2026-03-08';
const given = { tracer: 'FDG', registeredOn: '2026-03-01' };
const good = {
  name: 'Lindqvist',
  card: '1EG4-TE5-MK73',
  bornOn: '05/09/1949',
  doctor: { npi: '1234567893', familyName: 'Iyer', givenName: 'Asha' },
  treated: 'no',
  site: 'BRAIN',
  diagnosis: 'C71.9',
  scanOn: '2026-03-08',
  dose: '12',
};
const saidOf = (raw: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, unknown>> = given) =>
  problemsIn(fixture, raw, facts, today).map(({ key, code, check }) => [key, check ?? code]);

describe('reading a form', () => {
  it('accepts good answers and keeps their stored form', () => {
    const reading = readForm(fixture, good, given, today);
    expect(reading.problems).toEqual([]);
    expect(reading.answers).toMatchObject({ card: '1EG4TE5MK73', bornOn: '1949-05-09', dose: 12 });
    expect(reading.values).toMatchObject({ tracer: 'FDG', today, dose: 12 });
  });

  it('finds every problem at once, in the order of the form', () => {
    const raw = {
      ...good,
      name: '',
      dose: 'ten',
      bornOn: '2026-03-09',
      doctor: { npi: '1', givenName: 'A' },
      zzz: 1,
    };
    expect(saidOf(raw)).toEqual([
      ['name', 'missing'],
      ['bornOn', 'FIX-01'],
      ['doctor', 'malformed'],
      ['doctor', 'malformed'],
      ['dose', 'malformed'],
      ['zzz', 'unknown'],
    ]);
    expect(problemsIn(fixture, raw, given, today)[2]).toMatchObject({ part: 'npi', label: 'Physician' });
  });

  it('misses everything that is needed and nothing that is optional in an empty form', () => {
    expect(saidOf({})).toEqual(
      ['name', 'card', 'bornOn', 'doctor', 'treated', 'site', 'diagnosis', 'scanOn', 'dose'].map((key) => [
        key,
        'missing',
      ]),
    );
  });

  it('asks a follow-up, and a follow-up of a follow-up, where its answer calls for it', () => {
    expect(saidOf({ ...good, treated: 'yes' })).toEqual([['how', 'missing']]);
    expect(saidOf({ ...good, treated: 'yes', how: ['OTHER'] })).toEqual([['other', 'missing']]);
    expect(saidOf({ ...good, treated: 'yes', how: ['SURGERY'] })).toEqual([]);
  });

  it('tells asked from not asked and from cannot tell yet', () => {
    const asked = (raw: Readonly<Record<string, unknown>>) => {
      const reading = readForm(fixture, raw, given, today);
      return [reading.asked.get('how'), reading.asked.get('other')];
    };
    expect(asked({})).toEqual([null, null]);
    expect(asked({ treated: 'no' })).toEqual([false, null]);
    expect(asked({ treated: 'yes' })).toEqual([true, null]);
    expect(asked({ treated: 'yes', how: ['OTHER'] })).toEqual([true, true]);
  });

  it('keeps an answer to a question that is not asked out of the submission, without a complaint', () => {
    const reading = readForm(fixture, { ...good, how: ['SURGERY'], other: 'x' }, given, today);
    expect(reading.problems).toEqual([]);
    expect(reading.answers).not.toHaveProperty('how');
    expect(reading.answers).not.toHaveProperty('other');
  });

  it('does not let an answer that is not asked steer another', () => {
    const reading = readForm(fixture, { ...good, treated: 'no', how: ['OTHER'] }, given, today);
    expect(reading.asked.get('other')).toBeNull();
  });

  const checks: readonly (readonly [
    string,
    Readonly<Record<string, unknown>>,
    readonly (readonly string[])[],
  ])[] = [
    ['FIX-01 born today holds', { bornOn: today }, []],
    ['FIX-01 born tomorrow', { bornOn: '2026-03-09' }, [['bornOn', 'FIX-01']]],
    ['FIX-02 120 years and 364 days holds', { bornOn: '1905-03-09' }, []],
    ['FIX-02 121 years', { bornOn: '1905-03-08' }, [['bornOn', 'FIX-02']]],
    ['FIX-03 day 14 holds', { scanOn: '2026-03-15' }, []],
    ['FIX-03 day 15', { scanOn: '2026-03-16' }, [['scanOn', 'FIX-03']]],
    ['FIX-03 the day before', { scanOn: '2026-02-28' }, [['scanOn', 'FIX-03']]],
    ['FIX-04 a code of the other site', { diagnosis: 'C50.9' }, [['diagnosis', 'FIX-04']]],
    [
      'FIX-04 is not judged while the site is missing',
      { site: '', diagnosis: 'C50.9' },
      [['site', 'missing']],
    ],
  ];
  it.each(checks)('judges %s', (_name, change, expected) => {
    expect(saidOf({ ...good, ...change })).toEqual(expected);
  });

  it('judges FIX-05 only where it applies', () => {
    const naf = { ...given, tracer: 'NAF' };
    const breast = { ...good, site: 'BREAST', diagnosis: 'C50.9' };
    expect(saidOf({ ...breast, dose: 31 }, naf)).toEqual([['dose', 'FIX-05']]);
    expect(saidOf({ ...breast, dose: 30 }, naf)).toEqual([]);
    expect(saidOf({ ...breast, dose: 31 })).toEqual([]);
    expect(saidOf({ ...breast, dose: 31 }, { registeredOn: '2026-03-01' })).toEqual([]);
  });

  it('does not judge a check while an answer it reads is malformed', () => {
    const form = defineForm({
      id: 'pair',
      version: 1,
      title: 'Pair',
      answeredBy: 'facility',
      minutes: 1,
      given: [],
      sections: {
        only: {
          title: 'Only',
          questions: {
            on: date({ ask: 'Day', optional: true }),
            why: text({ ask: 'Why', max: 9 }),
          },
        },
      },
      checks: [
        { id: 'P-1', about: 'why', says: 'Type the day too.', holds: when('on').isAnswered(), cites: 'x' },
      ],
    });
    const codes = (on: string) =>
      problemsIn(form, { on, why: 'x' }, {}, today).map((problem) => problem.code);
    expect(codes('2026-03-01')).toEqual([]);
    expect(codes('')).toEqual(['check']);
    expect(codes('2026-02-30')).toEqual(['malformed']);
  });

  it('is not led astray by names that every object has', () => {
    const raw: unknown = JSON.parse('{"__proto__": "x", "constructor": "y", "toString": "z"}');
    const keys = saidOf({ ...good, ...(typeof raw === 'object' ? raw : {}), hasOwnProperty: 1 }).map(
      ([key]) => key,
    );
    expect(keys).toEqual(expect.arrayContaining(['constructor', 'toString', 'hasOwnProperty']));
  });
});
