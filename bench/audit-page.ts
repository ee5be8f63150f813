import pg from 'pg';
import { z } from 'zod';
import { atMost, type Figure, median, rounded } from './figure';
import { ask, type Databases, type Portal } from './portal';
import { Visitor } from './visitor';

const few = 1_000;
const many = 1_000_000;
const rounds = 40;
const auditor = 'auditor@registry.example';

/** A portal in whose audit one case has so many lines. */
interface Audited {
  readonly portal: Portal;
  readonly visitor: Visitor;
  readonly address: string;
}

/**
 * The audit of a case with a million lines, compared with that of a case with a thousand: the first page, as an auditor opens
 * it. Two servers, asked in turns.
 */
export async function auditPage(databases: Databases): Promise<Figure> {
  const small = await audited(databases, few);
  const large = await audited(databases, many);
  const times: { readonly few: number[]; readonly many: number[] } = { few: [], many: [] };
  for (let round = -5; round < rounds; round += 1) {
    const [a, b] = [await milliseconds(small), await milliseconds(large)];
    if (round < 0) continue;
    times.few.push(a);
    times.many.push(b);
  }
  for (const { visitor, portal } of [small, large]) {
    visitor.leave();
    await portal.stop();
  }
  return atMost('page-audit', median(times.many) / median(times.few), 1.3, {
    address: '/registry/audit?case={case}',
    [`millisecondsWith${many}`]: rounded(median(times.many)),
    [`millisecondsWith${few}`]: rounded(median(times.few)),
  });
}

async function audited(databases: Databases, lines: number): Promise<Audited> {
  const name = `audit_${lines}`;
  const superuserUrl = await databases.copy(name);
  const [{ id }] = z
    .tuple([z.object({ id: z.string() })])
    .parse(await ask(superuserUrl, 'SELECT id FROM registry_case ORDER BY number LIMIT 1'));
  await writeLines(superuserUrl, id, lines);
  const portal = await databases.serve(name);
  const visitor = new Visitor(portal.address);
  await visitor.signIn(auditor);
  return { portal, visitor, address: `/registry/audit?case=${id}` };
}

/**
 * Lines of many people who looked at one case, each with a hash that fits. Past triggers, since the door takes half a
 * millisecond for a line; the chain is as the door would have made it.
 */
async function writeLines(superuserUrl: string, caseId: string, lines: number): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = 'replica'; SET synchronous_commit = off");
    await client.query(
      `DO $$
       DECLARE
         line audit_line;
         last bytea;
       BEGIN
         SELECT * INTO line FROM audit_line WHERE action = 'case.look' OR case_id IS NOT NULL ORDER BY sequence DESC LIMIT 1;
         SELECT sequence, hash INTO line.sequence, last FROM audit_head;
         line.action := 'case.look';
         line.case_id := ${pg.escapeLiteral(caseId)};
         line.seal := NULL;
         FOR nth IN 1..${lines} LOOP
           line.sequence := line.sequence + 1;
           line.at := line.at + interval '1 second';
           line.previous_hash := last;
           last := audit_line_hash(last, line.sequence, audit_line_bytes(line));
           line.hash := last;
           INSERT INTO audit_line VALUES (line.*);
         END LOOP;
         UPDATE audit_head SET sequence = line.sequence, previous_hash = line.previous_hash, hash = line.hash;
       END $$`,
    );
    await client.query('VACUUM ANALYZE audit_line');
  } finally {
    await client.end();
  }
}

async function milliseconds({ visitor, address }: Audited): Promise<number> {
  const reply = await visitor.get(address);
  if (reply.status !== 200) throw new Error(`${address} answered ${reply.status}`);
  return reply.milliseconds;
}
