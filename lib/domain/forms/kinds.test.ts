import { describe, expect, it } from 'vitest';
import { fixture } from './fixture.form';
import { questionOf } from './form';
import { contractOf, offered } from './kinds';
import { choice, date, number, type Question, text, yesNo } from './question';

function fixtureQuestion(key: string): Question {
  const question = questionOf(fixture, key);
  if (!question) throw new Error(key);
  return question;
}

const doctor = { npi: '1234567893', familyName: 'Iyer', givenName: 'Asha' };

describe('reading an answer', () => {
  const accepted: readonly (readonly [string, string, unknown, unknown])[] = [
    ['text: trimmed', 'name', '  Lindqvist ', 'Lindqvist'],
    [
      'text: as many characters as fit, however many units they take',
      'name',
      '🙂'.repeat(20),
      '🙂'.repeat(20),
    ],
    ['mbi: with dashes and lower case', 'card', '1eg4-te5-mk73', '1EG4TE5MK73'],
    ['zip: nine digits', 'zip', '606114310', '60611-4310'],
    ['date: as typed', 'bornOn', '3/2/1955', '1955-03-02'],
    ['date: leap day', 'bornOn', '02/29/2024', '2024-02-29'],
    ['yes', 'treated', 'yes', 'yes'],
    ['choice', 'site', 'BREAST', 'BREAST'],
    ['choices: in the order of the form', 'how', ['OTHER', 'SURGERY', 'OTHER'], ['SURGERY', 'OTHER']],
    ['choices: the lonely one', 'how', ['NONE'], ['NONE']],
    ['code', 'diagnosis', 'c719', 'C71.9'],
    ['number: typed', 'dose', ' 12.5 ', 12.5],
    ['number: sent', 'dose', 0.1, 0.1],
    ['number: upper end', 'dose', '45', 45],
    ['number: without a leading zero', 'dose', '.5', 0.5],
    ['person: what is needed', 'doctor', doctor, doctor],
    [
      'person: blank parts are left out',
      'doctor',
      { ...doctor, email: ' ', phone: '312 555 0142' },
      { ...doctor, phone: '(312) 555-0142' },
    ],
  ];
  it.each(accepted)('accepts %s', (_name, key, raw, value) => {
    expect(contractOf(fixtureQuestion(key)).read(raw, { tracer: 'FDG' })).toEqual({ ok: true, value });
  });

  const refused: readonly (readonly [string, string, unknown, string | RegExp])[] = [
    ['text: too long', 'name', 'x'.repeat(21), 'Shorten this to 20 characters; it has 21.'],
    ['text: a list', 'name', ['x'], 'Type this as text.'],
    ['text: NUL', 'name', 'a\u0000b', /hidden/],
    ['text: half of a surrogate pair', 'name', 'a\ud800', /hidden/],
    ['mbi: Social Security number', 'card', '123-45-6789', /Social Security/],
    ['mbi: letter S', 'card', '1SG4TE5MK73', /letter S/],
    ['zip: four digits', 'zip', '6061', /ZIP/],
    ['date: does not exist', 'bornOn', '02/29/2025', 'February has 28 days in 2025.'],
    ['date: a number', 'bornOn', 19550302, 'Type this as text.'],
    ['yes: true', 'treated', true, 'Choose yes or no.'],
    ['choice: not offered with this tracer', 'site', 'BRAIN', 'Choose one of the answers offered.'],
    ['choice: a list', 'site', ['BREAST'], 'Choose one of the answers offered.'],
    ['choices: unknown', 'how', ['SURGERY', 'X'], 'Choose from the answers offered.'],
    ['choices: a text', 'how', 'SURGERY', 'Choose from the answers offered.'],
    ['choices: the lonely one with another', 'how', ['NONE', 'SURGERY'], 'Choose either None or the others.'],
    ['code: ICD-9', 'diagnosis', '191.9', /ICD-9/],
    ['number: below', 'dose', '0.05', 'Type a number from 0.1 to 45 mCi.'],
    ['number: above', 'dose', 45.1, 'Type a number from 0.1 to 45 mCi.'],
    ['number: too fine', 'dose', '1.25', 'Type a number from 0.1 to 45 mCi, with 1 decimal place at most.'],
    ['number: words', 'dose', 'ten', 'Type a number from 0.1 to 45 mCi, in digits.'],
    ['number: not finite', 'dose', Number.POSITIVE_INFINITY, 'Type a number from 0.1 to 45 mCi, in digits.'],
    ['number: exponent', 'dose', '1e1', 'Type a number from 0.1 to 45 mCi, in digits.'],
    ['person: a text', 'doctor', 'Iyer', 'Type the NPI and the name.'],
    ['person: a list', 'doctor', [doctor], 'Type the NPI and the name.'],
  ];
  it.each(refused)('refuses %s', (_name, key, raw, says) => {
    const read = contractOf(fixtureQuestion(key)).read(raw, { tracer: 'NAF' });
    expect(read).toMatchObject({
      ok: false,
      complaints: [{ says: typeof says === 'string' ? says : expect.stringMatching(says) }],
    });
  });

  it('complains of each part of a person by itself, and of parts it does not know', () => {
    const raw = { npi: '1234567890', givenName: 'Asha', email: 'asha', phone: 5, extra: 'x' };
    const read = contractOf(fixtureQuestion('doctor')).read(raw, {});
    if (read.ok) throw new Error('accepted');
    expect(read.complaints.map((complaint) => complaint.part)).toEqual([
      'npi',
      'familyName',
      'email',
      'phone',
      undefined,
    ]);
  });

  it('says no decimals where a number has none', () => {
    const minutes = number({ ask: 'Minutes', min: 1, max: 240, decimals: 0, unit: 'minutes' });
    expect(contractOf(minutes).read('1.5', {})).toMatchObject({
      complaints: [{ says: 'Type a number from 1 to 240 minutes, without a decimal point.' }],
    });
  });
});

describe('a blank', () => {
  it.each([undefined, null, '', '  \n', '\u200b'])('is nothing a person could see: %j', (raw) => {
    for (const key of ['name', 'bornOn', 'treated', 'site', 'diagnosis', 'dose', 'doctor']) {
      expect(contractOf(fixtureQuestion(key)).isBlank(raw)).toBe(true);
    }
  });

  it('is a list or a person with nothing in it, and is no zero', () => {
    expect(contractOf(fixtureQuestion('how')).isBlank([])).toBe(true);
    expect(contractOf(fixtureQuestion('doctor')).isBlank({ npi: '', familyName: ' ' })).toBe(true);
    expect(contractOf(fixtureQuestion('doctor')).isBlank([])).toBe(false);
    expect(contractOf(fixtureQuestion('dose')).isBlank(0)).toBe(false);
  });

  const sentences: readonly (readonly [Question, string])[] = [
    [text({ ask: 'Last name', max: 9 }), 'Type the last name.'],
    [text({ ask: 'ZIP code', max: 9 }), 'Type the ZIP code.'],
    [text({ ask: 'Medicare Advantage plan', max: 9 }), 'Type the Medicare Advantage plan.'],
    [yesNo({ ask: 'A?' }), 'Choose yes or no.'],
    [date({ ask: 'A' }), 'Type the date as month/day/year, for example 03/02/1955.'],
    [number({ ask: 'A', min: 1, max: 2, decimals: 0, unit: 'mCi' }), 'Type a number from 1 to 2 mCi.'],
    [choice({ ask: 'A', options: [{ value: 'x', label: 'X' }] }), 'Choose one answer.'],
    [fixtureQuestion('how'), 'Choose at least one answer.'],
    [fixtureQuestion('diagnosis'), 'Type the ICD-10-CM code, for example C71.9.'],
    [fixtureQuestion('doctor'), 'Type the NPI and the name.'],
  ];
  it.each(sentences)('says what to do: %j', (question, says) => {
    expect(contractOf(question).missingSays()).toBe(says);
  });
});

describe('an answer in words', () => {
  const words: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['name', 'Lindqvist', ['Lindqvist']],
    ['card', '1EG4TE5MK73', ['1EG4-TE5-MK73']],
    ['bornOn', '1955-03-02', ['March 2, 1955']],
    ['treated', 'no', ['No']],
    ['how', ['SURGERY', 'OTHER'], ['Surgery', 'Other']],
    ['site', 'BRAIN', ['Brain']],
    ['diagnosis', 'C71.9', ['C71.9']],
    ['dose', 12.5, ['12.5 mCi']],
    [
      'doctor',
      { ...doctor, email: 'a@b.example', phone: '(312) 555-0142' },
      ['Asha Iyer, NPI 1234567893', 'a@b.example · (312) 555-0142'],
    ],
    ['doctor', doctor, ['Asha Iyer, NPI 1234567893']],
  ];
  it.each(words)('%s', (key, value, expected) => {
    expect(contractOf(fixtureQuestion(key)).words(value)).toEqual(expected);
  });

  it('is nothing for what is no answer', () => {
    expect(contractOf(fixtureQuestion('doctor')).words('Iyer')).toEqual([]);
    expect(contractOf(fixtureQuestion('how')).words('SURGERY')).toEqual([]);
  });
});

describe('the options offered', () => {
  it('leave out what cannot be meant, and what cannot be told yet', () => {
    const question = fixtureQuestion('site');
    if (question.kind !== 'choice') throw new Error('no choice');
    const labels = (values: Readonly<Record<string, unknown>>) =>
      offered(question.options, values).map((option) => option.label);
    expect(labels({ tracer: 'FDG' })).toEqual(['Brain', 'Breast']);
    expect(labels({ tracer: 'NAF' })).toEqual(['Breast']);
    expect(labels({})).toEqual(['Breast']);
  });
});
