import { Database } from '@/lib/db/client';
import { closeSession, closeSessionsOf, findSession, openSession } from '@/lib/server/session/session-row';
import { type PersonName, type TestWorld, testWorld } from '@/lib/usecases/test-world';
import type { Bar, Outcome } from './bar';

const allowed = 1_000;
const full = { assurance: 2, method: 'passkey' } as const;

/** One of the two nodes as a request meets it: whether a session's secret opens anything. */
type Node = (secret: string) => Promise<boolean>;

/** Everything that ends a session which is not its own clock. */
const ends = {
  'signed out': (node, { sessionId }) => closeSession(node, sessionId, new Date()),
  'signed out everywhere': (node, { accountId }) => closeSessionsOf(node, accountId, new Date()),
  'the account is disabled': (_, { accountId, world }) =>
    world.rows('UPDATE account SET disabled_at = now(), version = version + 1 WHERE id = $1', [accountId]),
  'the role is taken away': (_, { accountId, world }) =>
    world.rows('DELETE FROM membership WHERE account_id = $1', [accountId]),
} as const satisfies Record<string, (node: Database, whose: Whose) => Promise<unknown>>;

interface Whose {
  readonly world: TestWorld;
  readonly accountId: string;
  readonly sessionId: string;
}

export const bar: Bar = {
  id: 'B7',
  tries: 'sessions ended on one node and tried on both (two pools of connections to one database)',
  run: (size) => ended(size === 'long' ? 250 : 5, (node) => (secret) => isOpen(node, secret)),
  controls: () => ({
    'a node remembers a session for two seconds': () => ended(1, remembering),
  }),
};

async function ended(rounds: number, asNode: (node: Database) => Node): Promise<Outcome> {
  const world = await testWorld();
  const other = new Database(world.base.appUrl, { connections: 3 });
  const nodes = [world.database, other];
  const failures: string[] = [];
  let tried = 0;
  try {
    const { accountId } = world.actors.registrar;
    const restore = await restorer(world, 'registrar');
    for (let round = 0; round < rounds; round += 1) {
      for (const [how, end] of Object.entries(ends)) {
        const secret = await openSession(world.database, accountId, new Date(), full);
        const found = await findSession(other, secret, { now: new Date(), isBackground: true });
        if (found.kind !== 'open') throw new Error(`a new session is ${found.kind}`);
        const asked = nodes.map(asNode);
        for (const ask of asked) await ask(secret);
        const { sessionId } = found.session.actor;
        await end(world.database, { world, accountId, sessionId });
        const began = performance.now();
        for (const [index, ask] of asked.entries()) {
          while (await ask(secret)) {
            if (performance.now() - began > allowed) {
              failures.push(`${how}: still open on node ${index + 1} after a second`);
              break;
            }
          }
          tried += 1;
        }
        await restore();
      }
    }
  } finally {
    await other.close();
    await world.close();
  }
  return { tried, failures };
}

async function isOpen(node: Database, secret: string): Promise<boolean> {
  return (await findSession(node, secret, { now: new Date(), isBackground: true })).kind === 'open';
}

/** What a cache would do. */
function remembering(node: Database): Node {
  let known: { readonly at: number; readonly is: boolean } | undefined;
  return async (secret) => {
    if (!known || performance.now() - known.at > 2_000)
      known = { at: performance.now(), is: await isOpen(node, secret) };
    return known.is;
  };
}

/** Gives the account and its role back. */
async function restorer(world: TestWorld, name: PersonName): Promise<() => Promise<void>> {
  const { accountId, role, facilityId, npi } = world.actors[name];
  return async () => {
    await world.rows(
      'UPDATE account SET disabled_at = NULL, version = version + 1 WHERE id = $1 AND disabled_at IS NOT NULL',
      [accountId],
    );
    await world.rows(
      'INSERT INTO membership (account_id, role, facility_id, npi) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [accountId, role, facilityId, npi],
    );
  };
}
