import { expect, test } from 'vitest';
import { hashPassphrase, isPassphrase } from '@/lib/server/passphrase';

test('a passphrase is kept as argon2id and recognised, however its characters were composed', async () => {
  const stored = await hashPassphrase('caf\u00e9 au lait');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassphrase(stored, 'cafe\u0301 au lait')).toBe(true);
  expect(await isPassphrase(stored, 'cafe au lait')).toBe(false);
});

test('without an account it takes as long and answers no, also to what it compares with', async () => {
  const stored = await hashPassphrase('x');
  await isPassphrase(undefined, 'warm');
  const took = async (work: () => Promise<boolean>) => {
    const times: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const began = performance.now();
      expect(await work()).toBe(false);
      times.push(performance.now() - began);
    }
    return times.toSorted((a, b) => a - b)[0] ?? 0;
  };
  const [known, unknown] = [
    await took(() => isPassphrase(stored, 'y')),
    await took(() => isPassphrase(undefined, 'of nobody')),
  ];
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});
