import { expect, test } from 'vitest';
import { failureFields } from '@/lib/server/log';

test('of a failure its place and SQLSTATE are logged, and none of its words', () => {
  const error = Object.assign(new Error('Key (mbi)=(1EG4TE5MK73) already exists.\nCanary'), {
    code: '23505',
    detail: 'Canary',
  });
  const fields = failureFields(error);
  expect(fields).toMatchObject({ error: 'Error', sqlState: '23505' });
  expect(fields.frames.length).toBeGreaterThan(0);
  expect(JSON.stringify(fields)).not.toMatch(/1EG4|Canary/);
  expect(failureFields('Canary')).toEqual({ error: 'string', sqlState: undefined, frames: [] });
});
