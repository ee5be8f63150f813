import type { Protocol } from '@/lib/domain/cases/protocol';
import { when } from '@/lib/domain/forms/condition';
import { currentProtocol } from '@/lib/protocols';
import { testWorld } from '@/lib/usecases/test-world';
import type { Bar, Outcome } from './bar';
import { foundBy } from './found-by';
import { histories } from './histories/steps';
import { storedHistories } from './histories/stored';

const always = when('registeredOn').isAnswered();

export const bar: Bar = {
  id: 'C8',
  tries: 'random whole-case histories against a reference model',
  run: async (size) => {
    const decided = await foundBy(histories(currentProtocol), { runs: size === 'long' ? 19_000 : 250 });
    const stored = await throughPostgres(size === 'long' ? 1_000 : 5);
    return {
      tried: decided.tried + stored.tried,
      failures: [...decided.failures, ...stored.failures],
    };
  },
  controls: (size) => {
    const all = Object.entries(broken(currentProtocol));
    return Object.fromEntries(size === 'long' ? all : all.filter((_, index) => index % 7 === 3));
  },
};

/** The same through the use cases, with drafts, refusals, second registrations and bills. */
async function throughPostgres(runs: number): Promise<Outcome> {
  const world = await testWorld();
  try {
    return await foundBy(storedHistories(world, { count: 0, claims: 0 }), { runs });
  } finally {
    await world.close();
  }
}

/** The protocol with one rule that always holds, or without one of its states. */
function broken(protocol: Protocol): Record<string, () => Promise<Outcome>> {
  const tried = (other: Protocol) => () => foundBy(histories(other), { runs: 3_000, isShrunk: false });
  const rules = protocol.rules.map(({ id }): [string, () => Promise<Outcome>] => [
    `${id} always holds`,
    tried({
      ...protocol,
      rules: protocol.rules.map((rule) => (rule.id === id ? { ...rule, holds: always } : rule)),
    }),
  ]);
  const states = protocol.states
    .slice(0, -1)
    .map(({ id, state }): [string, () => Promise<Outcome>] => [
      `no case is ${state}`,
      tried({ ...protocol, states: protocol.states.filter((row) => row.id !== id) }),
    ]);
  return Object.fromEntries([...rules, ...states]);
}
