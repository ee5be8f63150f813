import { once } from '@/lib/usecases/test-world';
import { type AtOnce, sentAtOnce } from './at-once';
import type { Bar } from './bar';

const losers = ['already-submitted', 'likely-duplicate'];

export const bar: Bar = {
  id: 'D14',
  tries: 'finals for one scan, fifty at once with keys of their own',
  run: (size) => sentAtOnce(size === 'long' ? 40 : 1, oneWins),
  controls: () => ({
    'nobody waits for anybody': () =>
      sentAtOnce(1, oneWins, async (world) => {
        const [file] = await world.rows("SELECT pg_get_functiondef('case_file'::regproc) AS sql");
        await world.rows(String(file?.sql).replace('FOR UPDATE', ''));
      }),
  }),
};

async function oneWins({ what, send, effects }: AtOnce, times: number): Promise<readonly string[]> {
  const all = await Promise.all(Array.from({ length: times }, () => send(once()).catch(String)));
  const won = all.filter((one) => typeof one === 'object' && one.ok).length;
  const others = all.flatMap((one) => (typeof one === 'string' ? [one] : one.ok ? [] : [one.problem.code]));
  const strange = others.filter((code) => !losers.includes(code));
  const had = await effects();
  return won === 1 && had === 1 && strange.length === 0
    ? []
    : [
        `${what}: ${won} won with ${had} effects; others were told ${[...new Set(strange)].slice(0, 3).join(', ')}`,
      ];
}
