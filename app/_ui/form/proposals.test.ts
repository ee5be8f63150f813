import { expect, test } from 'vitest';
import { every, when } from '@/lib/domain/forms/condition';
import { defineForm } from '@/lib/domain/forms/form';
import { readForm } from '@/lib/domain/forms/problems';
import { choice } from '@/lib/domain/forms/question';
import { fillings, proposalsIn, proposedFrom } from './proposals';

const scanners = [
  { value: 'PET', label: 'PET' },
  { value: 'PETCT', label: 'PET/CT' },
] as const;
const regions = [
  { value: 'LIMITED', label: 'Limited area' },
  { value: 'WHOLE', label: 'Whole body' },
] as const;

const form = defineForm({
  id: 'proposing',
  version: 1,
  title: 'Proposing',
  answeredBy: 'facility',
  minutes: 1,
  given: ['tracer'],
  sections: {
    scan: {
      title: 'Scan',
      questions: {
        scanner: choice({ ask: 'Scanner', options: scanners }),
        region: choice({ ask: 'Body region', options: regions }),
        cpt: choice({
          ask: 'CPT code',
          options: [
            { value: '78811', label: '78811' },
            { value: '78816', label: '78816' },
          ],
          proposals: [
            {
              value: '78811',
              onlyIf: every(
                when('region').is('LIMITED'),
                when('scanner').is('PET'),
                when('tracer').is('FDG'),
              ),
            },
            { value: '78816', onlyIf: every(when('region').is('WHOLE'), when('scanner').is('PETCT')) },
          ],
        }),
      },
    },
  },
  checks: [],
});

function proposed(answers: Readonly<Record<string, unknown>>) {
  return proposalsIn(form, readForm(form, answers, { tracer: 'FDG' }, '2026-03-08').values);
}

test('fills in the proposal once it can be told', () => {
  expect([...proposed({ scanner: 'PET' })]).toEqual([]);
  const now = proposed({ scanner: 'PET', region: 'LIMITED' });
  expect(fillings(now, new Map(), {})).toEqual([['cpt', '78811']]);
});

test('follows a change as long as nobody chose otherwise', () => {
  const before = proposed({ scanner: 'PET', region: 'LIMITED' });
  const now = proposed({ scanner: 'PETCT', region: 'WHOLE' });
  expect(fillings(now, before, { cpt: '78811' })).toEqual([['cpt', '78816']]);
  expect(fillings(now, new Map(), { cpt: '78811' })).toEqual([]);
  expect(fillings(now, before, { cpt: '78816' })).toEqual([]);
});

test('says which answers a proposal comes from', () => {
  expect(proposedFrom(form, 'cpt')).toBe('Proposed from scanner and body region');
});
