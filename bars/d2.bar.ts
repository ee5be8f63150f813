import type { Bar } from './bar';
import { killing, type Plan } from './kills/killing';
import { killablePostgres } from './kills/postgres';

export const bar: Bar = {
  id: 'D2',
  tries: 'submissions while PostgreSQL was killed 50 times under a node that stayed',
  isOnlyLong: true,
  run: () => killingPostgres({ submissions: 5_000, kills: 50 }),
  controls: () => ({
    'a second try is a request of its own': () =>
      killingPostgres({ submissions: 1_000, kills: 25, isKeyKept: false }),
  }),
};

function killingPostgres(plan: Plan) {
  return killing('killed_postgres', plan, async ({ superuserUrl }) => {
    const postgres = await killablePostgres(superuserUrl);
    return { kill: postgres.killAndStart, stop: postgres.stop };
  });
}
