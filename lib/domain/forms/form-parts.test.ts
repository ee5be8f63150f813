import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonical } from './canonical';
import { columnsOf } from './columns';
import { fixture } from './fixture.form';
import { readForm } from './problems';
import { review } from './review';
import { schemaOf } from './schema';

const today = '2026-03-08';
const given = { tracer: 'FDG', registeredOn: '2026-03-01' };
const answers = {
  name: 'Lindqvist',
  treated: 'yes',
  how: ['OTHER'],
  other: 'Heat',
  site: 'BRAIN',
};

describe('the review', () => {
  const sections = review(fixture, readForm(fixture, answers, given, today));

  it('has the asked questions with number, words and their place under another', () => {
    expect(sections.map((section) => [section.key, section.title])).toEqual([
      ['person', 'The person'],
      ['plan', 'The plan'],
    ]);
    expect(sections[1]?.rows.slice(0, 4)).toEqual([
      { key: 'treated', number: 'B1', ask: 'Is the patient treated?', words: ['Yes'], followUp: false },
      { key: 'how', number: 'B2', ask: 'Types of treatment', words: ['Other'], followUp: true },
      { key: 'other', number: 'B3', ask: 'Other treatment', words: ['Heat'], followUp: true },
      { key: 'site', ask: 'Cancer site', words: ['Brain'], followUp: false },
    ]);
  });

  it('shows an asked question without an answer, and leaves out what is not asked', () => {
    expect(sections[0]?.rows.find((row) => row.key === 'card')?.words).toEqual([]);
    const untreated = review(fixture, readForm(fixture, { ...answers, treated: 'no' }, given, today));
    expect(untreated[1]?.rows.map((row) => row.key)).not.toContain('how');
  });

  it('leaves out a section without an asked question', () => {
    const asked = new Map([['treated', true]]);
    expect(review(fixture, { answers: {}, asked }).map((section) => section.key)).toEqual(['plan']);
  });
});

describe('the columns', () => {
  it('name each question once, choices and persons by their parts, codes with their labels', () => {
    const columns = columnsOf(fixture);
    expect(columns.map((column) => column.name)).toEqual([
      'name',
      'card',
      'zip',
      'bornOn',
      'doctor.npi',
      'doctor.familyName',
      'doctor.givenName',
      'doctor.email',
      'doctor.phone',
      'treated',
      'how.NONE',
      'how.SURGERY',
      'how.OTHER',
      'other',
      'site',
      'diagnosis',
      'scanOn',
      'dose',
    ]);
    expect(columns.find((column) => column.name === 'site')).toEqual({
      name: 'site',
      label: 'Cancer site',
      type: 'code',
      codes: [
        { value: 'BRAIN', label: 'Brain' },
        { value: 'BREAST', label: 'Breast' },
      ],
    });
    expect(columns.find((column) => column.name === 'dose')?.label).toBe('Administered activity (mCi)');
  });
});

describe('the schema', () => {
  const schema = schemaOf(fixture);

  it('takes a draft of any completeness and no name it does not know', () => {
    expect(schema.safeParse({}).success).toBe(true);
    expect(schema.safeParse(answers).success).toBe(true);
    expect(schema.safeParse({ ...answers, more: 'x' }).success).toBe(false);
  });

  it.each([
    ['a list for a text', { name: ['x'] }],
    ['a text for a list', { how: 'OTHER' }],
    ['a value that is not offered', { site: 'LIVER' }],
    ['a part that a person does not have', { doctor: { npi: '1', age: '7' } }],
    ['a text without end', { name: 'x'.repeat(20_001) }],
    ['true for yes', { treated: true }],
  ])('refuses %s', (_name, raw) => {
    expect(schema.safeParse(raw).success).toBe(false);
  });

  it('describes itself as JSON schema, each field titled with its question', () => {
    expect(z.toJSONSchema(schema)).toMatchObject({
      title: 'Fixture form (fixture version 1)',
      additionalProperties: false,
      properties: {
        treated: { title: 'Is the patient treated?', enum: ['yes', 'no'] },
        dose: { title: 'Administered activity (mCi)' },
      },
    });
  });
});

describe('the canonical text', () => {
  it('does not depend on the order of keys, and leaves undefined out', () => {
    expect(canonical({ b: 1, a: [true, null, undefined], c: undefined })).toBe(
      '{"a":[true,null,null],"b":1}',
    );
    expect(canonical({ a: { z: 1, y: 'é' } })).toBe(canonical({ a: { y: 'é', z: 1 } }));
  });

  it('tells a number from a text and a list from an object', () => {
    expect(
      new Set([canonical(1), canonical('1'), canonical([1]), canonical({ 0: 1 }), canonical(null)]).size,
    ).toBe(5);
  });
});
