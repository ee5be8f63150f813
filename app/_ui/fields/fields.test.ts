import { describe, expect, test } from 'vitest';
import { choices } from '@/lib/domain/forms/question';
import { toggled } from './choices-field';
import { fieldId, fieldOfProblem } from './field-id';
import { found } from './person-field';

describe('several answers', () => {
  const question = choices({
    ask: 'Compared with',
    options: [
      { value: 'NONE', label: 'None' },
      { value: 'CT', label: 'CT' },
      { value: 'MRI', label: 'MRI' },
    ],
    alone: 'NONE',
  });

  test('are kept in the order of the form', () => {
    expect(toggled(question, ['MRI'], 'CT', true)).toEqual(['CT', 'MRI']);
    expect(toggled(question, ['CT', 'MRI'], 'CT', false)).toEqual(['MRI']);
  });

  test('one that stands alone clears the others, and they clear it', () => {
    expect(toggled(question, ['CT', 'MRI'], 'NONE', true)).toEqual(['NONE']);
    expect(toggled(question, ['NONE'], 'CT', true)).toEqual(['CT']);
    expect(toggled(question, ['NONE'], 'NONE', false)).toEqual([]);
  });
});

describe('known physicians', () => {
  const physicians = [
    { npi: '1234567893', familyName: 'Iyer', givenName: 'Priya' },
    { npi: '1245319599', familyName: 'Núñez de Arce', givenName: 'Ana' },
  ];

  test('are found by the beginnings of their names, whatever the accents, and by NPI', () => {
    expect(found(physicians, 'iy').map(({ npi }) => npi)).toEqual(['1234567893']);
    expect(found(physicians, 'ana nun').map(({ npi }) => npi)).toEqual(['1245319599']);
    expect(found(physicians, '12453').map(({ npi }) => npi)).toEqual(['1245319599']);
    expect(found(physicians, 'yer')).toEqual([]);
    expect(found(physicians, '')).toHaveLength(2);
  });
});

test('a problem leads to its control, or to the part of a person', () => {
  expect(fieldId('plan')).toBe('q-plan');
  const problem = {
    key: 'physician',
    label: 'Referring physician',
    code: 'malformed',
    says: 'Type it.',
  } as const;
  expect(fieldOfProblem(problem)).toBe('q-physician');
  expect(fieldOfProblem({ ...problem, part: 'npi' })).toBe('q-physician-npi');
});
