import { testWorld } from '@/lib/usecases/test-world';
import type { Bar } from './bar';
import { foundBy } from './found-by';
import { storedHistories } from './histories/stored';

export const bar: Bar = {
  id: 'H7',
  tries: 'random states of a case that was asked for its claim support',
  run: async (size) => {
    const world = await testWorld();
    const states = { count: 0, claims: 0 };
    try {
      const { failures } = await foundBy(storedHistories(world, states), {
        runs: size === 'long' ? 1_000 : 8,
      });
      if (size === 'long' && states.claims < 100)
        failures.push(`Only ${states.claims} states were eligible.`);
      return { tried: states.count, failures };
    } finally {
      await world.close();
    }
  },
};
