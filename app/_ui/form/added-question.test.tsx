import { renderToString } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { fixture, fixtureWith } from '@/lib/domain/forms/fixture.form';
import type { FormDefinition } from '@/lib/domain/forms/form';
import {
  choice,
  choices,
  code,
  date,
  number,
  person,
  type Question,
  text,
  yesNo,
} from '@/lib/domain/forms/question';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { seeded } from '@/lib/domain/forms/seeded';
import type { FormView } from '@/lib/usecases/views';
import { PhysicianForm } from './physician-form';

const place = vi.hoisted(() => ({ step: 'plan' }));
vi.mock('next/navigation', () => ({
  usePathname: () => '/cases/1/forms/pre-pet',
  useSearchParams: () => new URLSearchParams({ step: place.step }),
}));

const today = '2026-03-08';
const given = { tracer: 'FDG', registeredOn: '2026-03-01' };

function page(definition: FormDefinition, step: string, answers: FormView['answers']): string {
  place.step = step;
  const view: FormView = {
    caseId: '0198c0de-0000-7000-8000-000000000001',
    caseNumber: '1017-26-0001',
    protocol: { id: 'fixture', version: 1 },
    form: 'pre-pet',
    channel: 'account',
    today,
    zone: 'America/Chicago',
    header: null,
    given,
    answers,
    known: {},
    draft: null,
    revises: null,
    attachments: [],
    signer: { name: 'Priya Iyer', npi: '1234567893' },
    physicians: [],
  };
  return renderToString(
    <PhysicianForm view={view} definition={definition} email="physician@oncology.example" />,
  );
}

const options = [
  { value: 'X', label: 'Ex' },
  { value: 'Y', label: 'Why' },
] as const;
const ask = 'Was this question added?';
const added: readonly (readonly [Question['kind'], Question])[] = [
  ['text', text({ ask, max: 40 })],
  ['yesNo', yesNo({ ask })],
  ['date', date({ ask })],
  ['number', number({ ask, min: 1, max: 9, decimals: 0, unit: 'days' })],
  ['choice', choice({ ask, options })],
  ['choices', choices({ ask, options })],
  ['code', code({ ask, system: 'icd10cm' })],
  [
    'person',
    person({ ask, parts: ['npi', 'familyName', 'givenName'], needed: ['npi', 'familyName', 'givenName'] }),
  ],
];

describe.each(added)('a question of kind %s that is added to a form in one place', (_kind, question) => {
  const definition = fixtureWith('added', question);
  const answers = sampleAnswers(definition, given, today, seeded(7));

  test('is on the page of its step, as a field that is named by it', () => {
    expect(page(fixture, 'plan', {})).not.toContain(ask);
    expect(page(definition, 'plan', {})).toMatch(
      new RegExp(`<(label|legend)[^>]*>${ask.replace('?', '\\?')}</`),
    );
    expect(page(definition, 'person', {})).not.toContain(ask);
  });

  test('is in the review, with its answer', () => {
    const review = page(definition, 'review', answers);
    expect(review).toContain(ask);
    expect(review).not.toContain('Not answered yet');
    expect(page(definition, 'review', {})).toContain('Not answered yet');
  });
});
