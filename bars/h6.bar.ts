import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Bar } from './bar';
import { foundBy } from './found-by';
import { type DrawnRecord, drawnRecord } from './records/drawn-record';

export const bar: Bar = {
  id: 'H6',
  tries: 'pairs of records, drawn in turns and again',
  run: (size) => again(size === 'long' ? 2_500 : 6, (record) => record.draw()),
  controls: () => ({
    'the clock has a say': () =>
      again(3, async (record) => {
        const drawn = await record.draw();
        return drawn.ok
          ? { ...drawn, value: Buffer.concat([drawn.value, Buffer.from(String(performance.now()))]) }
          : drawn;
      }),
  }),
};

function again(runs: number, draw: (record: DrawnRecord) => ReturnType<DrawnRecord['draw']>) {
  return foundBy(
    fc.asyncProperty(drawnRecord, drawnRecord, async (one, other) => {
      const first = await hashOf(draw(one));
      const second = await hashOf(draw(other));
      if ((await hashOf(draw(other))) !== second || (await hashOf(draw(one))) !== first)
        throw new Error('drawn again, it is not the same');
      if (first !== null && first === second && JSON.stringify(one.says) !== JSON.stringify(other.says))
        throw new Error('two records have one document');
    }),
    { runs },
  );
}

async function hashOf(drawing: ReturnType<DrawnRecord['draw']>): Promise<string | null> {
  const drawn = await drawing;
  return drawn.ok ? createHash('sha256').update(drawn.value).digest('hex') : null;
}
