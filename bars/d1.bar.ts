import type { Bar } from './bar';
import { killing, type Plan } from './kills/killing';

export const bar: Bar = {
  id: 'D1',
  tries: 'submissions while their node was killed 100 times',
  isOnlyLong: true,
  run: () => killingNodes({ submissions: 10_000, kills: 100 }),
  controls: () => ({
    'a second try is a request of its own': () =>
      killingNodes({ submissions: 1_000, kills: 25, isKeyKept: false }),
  }),
};

function killingNodes(plan: Plan) {
  return killing('killed_node', plan, async ({ restart }) => ({
    kill: restart,
    stop: async () => undefined,
  }));
}
