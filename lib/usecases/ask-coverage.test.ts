import { expect, test } from 'vitest';
import { currentProtocol, protocolOf } from '@/lib/protocols';
import { askCoverage } from './ask-coverage';

const ctx = {
  now: new Date('2026-11-22T12:00:00Z'),
  requestId: 'test',
  settings: {
    name: 'Registry',
    nct: 'NCT00868582',
    enrolment: { opensOn: '2026-01-01', closesOn: null },
    contact: 'help@registry.example',
  },
  address: 'http://localhost',
  demo: true,
  currentProtocol,
  protocolOf,
};
const scan = { site: 'COLORECTAL', reason: 'IS', tracer: 'FDG' };

test('the table speaks from its first day on, and of no day before', () => {
  expect(askCoverage(ctx, { ...scan, on: '2009-04-03' })).toMatchObject({ value: { answer: 'covered' } });
  expect(askCoverage(ctx, { ...scan, on: '2009-04-02' })).toMatchObject({
    problem: { code: 'malformed', fields: [{ key: 'on' }] },
  });
});
