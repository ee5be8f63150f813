import { z } from 'zod';
import { atMost, type Figure, median, rounded } from './figure';
import { fillFacility } from './many-cases';
import { ask, type Databases, type Portal } from './portal';
import { Visitor } from './visitor';

const few = 2_000;
const many = 100_000;
const rounds = 40;
const registrar = 'registrar@lakeside.example';

/** The portal of a busy facility, and its registrar. */
interface Busy {
  readonly portal: Portal;
  readonly visitor: Visitor;
  /** Cases of all states, each drawn by chance. */
  readonly cases: readonly string[];
}

const kinds = {
  worklist: () => '/cases',
  filtered: () => '/cases?tab=all&state=billed&physician=1679051288&sort=scan-',
  case: ({ cases }: Busy, round: number) => `/cases/${cases[round % cases.length] ?? ''}`,
} as const satisfies Readonly<Record<string, (busy: Busy, round: number) => string>>;

/**
 * The registrar's pages at a facility with 100,000 cases, compared with the same pages at the same facility with 2,000: the
 * first page of the worklist, a filtered page of all cases, the page of a case. Two servers, asked in turns.
 */
export async function pages(databases: Databases): Promise<readonly Figure[]> {
  const small = await busyFacility(databases, few);
  const large = await busyFacility(databases, many);
  const figures: Figure[] = [];
  for (const [kind, address] of Object.entries(kinds)) {
    const times: { readonly few: number[]; readonly many: number[] } = { few: [], many: [] };
    for (let round = -5; round < rounds; round += 1) {
      const [a, b] = [
        await milliseconds(small, address(small, round + 5)),
        await milliseconds(large, address(large, round + 5)),
      ];
      if (round < 0) continue;
      times.few.push(a);
      times.many.push(b);
    }
    figures.push(
      atMost(`page-${kind}`, median(times.many) / median(times.few), 1.3, {
        address: address(large, 0).replace(/[0-9a-f]{8}-[0-9a-f-]+$/, '{case}'),
        [`millisecondsWith${many}`]: rounded(median(times.many)),
        [`millisecondsWith${few}`]: rounded(median(times.few)),
      }),
    );
  }
  for (const { visitor, portal } of [small, large]) {
    visitor.leave();
    await portal.stop();
  }
  return figures;
}

async function busyFacility(databases: Databases, cases: number): Promise<Busy> {
  const name = `cases_${cases}`;
  const superuserUrl = await databases.copy(name);
  await fillFacility(superuserUrl, '1017', cases);
  const drawn = await ask(
    superuserUrl,
    `SELECT c.id FROM registry_case c JOIN facility f ON f.id = c.facility_id
     WHERE f.registry_number = '1017' ORDER BY md5(c.number) LIMIT ${rounds}`,
  );
  const portal = await databases.serve(name);
  const visitor = new Visitor(portal.address);
  await visitor.signIn(registrar);
  return {
    portal,
    visitor,
    cases: z
      .array(z.object({ id: z.string() }))
      .parse(drawn)
      .map(({ id }) => id),
  };
}

async function milliseconds({ visitor }: Busy, address: string): Promise<number> {
  const reply = await visitor.get(address);
  if (reply.status !== 200) throw new Error(`${address} answered ${reply.status}`);
  return reply.milliseconds;
}
