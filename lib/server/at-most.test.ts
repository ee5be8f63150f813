import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atMost } from '@/lib/server/at-most';

test('runs no more at a time than allowed, in order, and goes on after a failure', async () => {
  const inTurn = atMost(2);
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) =>
      inTurn(async () => {
        began.push(index);
        running += 1;
        most = Math.max(most, running);
        await pause(5);
        running -= 1;
        if (index === 3) throw new Error('one fails');
        return index;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(await inTurn(async () => 'still open')).toBe('still open');
});
