import { when } from '@/lib/domain/forms/condition';
import { currentProtocol } from '@/lib/protocols';
import { testWorld } from '@/lib/usecases/test-world';
import type { Bar, Outcome } from './bar';
import { foundBy } from './found-by';
import { storedHistories } from './histories/stored';

export const bar: Bar = {
  id: 'H7',
  tries: 'random states of a case that was asked for its claim support',
  run: async (size) => {
    const { eligible, ...found } = await asked(size === 'long' ? 1_000 : 6);
    if (size === 'long' && eligible < 100) found.failures.push(`Only ${eligible} states were eligible.`);
    return found;
  },
  controls: (size) =>
    size === 'long'
      ? { 'a claim support does not wait for the post-PET form': () => asked(300, careless) }
      : {},
};

const careless = {
  ...currentProtocol,
  rules: currentProtocol.rules.map((rule) =>
    ['ELG-08', 'ELG-09'].includes(rule.id) ? { ...rule, holds: when('registeredOn').isAnswered() } : rule,
  ),
};

async function asked(runs: number, claimsBy = currentProtocol): Promise<Outcome & { eligible: number }> {
  const world = await testWorld();
  const states = { count: 0, claims: 0 };
  try {
    const isShrunk = claimsBy === currentProtocol;
    const { failures } = await foundBy(storedHistories(world, states, claimsBy), { runs, isShrunk });
    return { tried: states.count, failures, eligible: states.claims };
  } finally {
    await world.close();
  }
}
