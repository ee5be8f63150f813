import { describe, expect, it } from 'vitest';
import { columnsOf } from './columns';
import { fixture, fixtureWith } from './fixture.form';
import { readForm } from './problems';
import { choice, choices, code, date, number, person, type Question, text, yesNo } from './question';
import { review } from './review';
import { sampleAnswers } from './sample';
import { schemaOf } from './schema';
import { seeded } from './seeded';

const today = '2026-03-08';
const given = { tracer: 'FDG', registeredOn: '2026-03-01' };

const options = [
  { value: 'X', label: 'Ex' },
  { value: 'Y', label: 'Why' },
] as const;
const added: readonly (readonly [Question['kind'], Question, readonly string[]])[] = [
  ['text', text({ ask: 'Added?', max: 40 }), ['added']],
  ['yesNo', yesNo({ ask: 'Added?' }), ['added']],
  ['date', date({ ask: 'Added?' }), ['added']],
  ['number', number({ ask: 'Added?', min: 1, max: 9, decimals: 0, unit: 'days' }), ['added']],
  ['choice', choice({ ask: 'Added?', options }), ['added']],
  ['choices', choices({ ask: 'Added?', options }), ['added.X', 'added.Y']],
  ['code', code({ ask: 'Added?', system: 'icd10cm' }), ['added']],
  [
    'person',
    person({
      ask: 'Added?',
      parts: ['npi', 'familyName', 'givenName'],
      needed: ['npi', 'familyName', 'givenName'],
    }),
    ['added.npi', 'added.familyName', 'added.givenName'],
  ],
];

describe.each(added)('a question of kind %s that is added in one place', (_kind, question, columns) => {
  const form = fixtureWith('added', question);
  const answers = sampleAnswers(form, given, today, seeded(7));

  it('is in the schema', () => {
    expect(schemaOf(fixture).safeParse(answers).success).toBe(false);
    expect(schemaOf(form).safeParse(answers).success).toBe(true);
  });

  it('is missed when it is not answered', () => {
    const { added: _added, ...others } = answers;
    expect(readForm(form, others, given, today).problems).toMatchObject([
      { key: 'added', code: 'missing', label: 'Added?' },
    ]);
  });

  it('is in the review, in words', () => {
    const row = review(form, readForm(form, answers, given, today))
      .flatMap((section) => section.rows)
      .at(-1);
    expect(row).toMatchObject({ key: 'added', ask: 'Added?', followUp: false });
    expect(row?.words.join('')).not.toBe('');
  });

  it('has its columns, at the end', () => {
    const names = (of: typeof form) => columnsOf(of).map((column) => column.name);
    expect(names(form)).toEqual([...names(fixture), ...columns]);
  });
});
