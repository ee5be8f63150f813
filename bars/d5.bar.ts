import { once } from '@/lib/usecases/test-world';
import { type AtOnce, sentAtOnce } from './at-once';
import type { Bar } from './bar';

export const bar: Bar = {
  id: 'D5',
  tries: 'submissions, fifty at once with the same key',
  run: (size) => sentAtOnce(size === 'long' ? 40 : 1, sameAnswers),
  controls: () => ({
    'keys are forgotten': () =>
      sentAtOnce(1, sameAnswers, (world) =>
        world.rows(`CREATE OR REPLACE FUNCTION take_key(account uuid, asked_key text, asked_hash text, asked_at timestamptz)
          RETURNS jsonb LANGUAGE sql AS $$ SELECT jsonb_build_object('bodyHash', asked_hash, 'answer', NULL) $$`),
      ),
  }),
};

async function sameAnswers({ what, send, effects }: AtOnce, times: number): Promise<readonly string[]> {
  const key = once();
  const all = await Promise.all(Array.from({ length: times }, () => send(key).catch(String)));
  const different = new Set(all.map((answer) => JSON.stringify(answer)));
  const had = await effects();
  const isRight = different.size === 1 && had === 1 && all.every((one) => typeof one === 'object' && one.ok);
  return isRight
    ? []
    : [
        `${what}: ${had} effects and ${different.size} different answers: ${[...different].slice(0, 3).join(' ')}`,
      ];
}
