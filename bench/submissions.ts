import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CaseFile } from '@/lib/domain/cases/case-file';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { seeded } from '@/lib/domain/forms/seeded';
import { dayIn } from '@/lib/domain/schedule/zone';
import { nopr2026 } from '@/lib/protocols/nopr-2026/protocol';
import { atLeast, type Figure, rounded } from './figure';
import { repeatCase } from './many-cases';
import { ask, type Databases } from './portal';
import { Visitor } from './visitor';

const clients = 8;
const rounds = 4;
const roundMilliseconds = 4_000;
const waiting = 12_000;
const registrar = 'registrar@lakeside.example';

const templateSchema = z.tuple([
  z.object({
    id: z.string(),
    zone: z.string(),
    registry_number: z.string(),
    registered_at: z.date(),
    answers: z.record(z.string(), z.unknown()),
  }),
]);

/**
 * Completion forms a second, submitted by eight clients at once, compared with requests a second to a bare route handler of
 * the same server: the one that answers for addresses nobody declared. It gets the same body and does nothing with it, not
 * even parse it. Both are measured in turns. (A physician's form also proves the passphrase, which is slow on purpose and
 * says nothing about the portal.)
 */
export async function submissions(databases: Databases): Promise<Figure> {
  const superuserUrl = await databases.copy('submissions');
  const [template] = templateSchema.parse(
    await ask(
      superuserUrl,
      `SELECT c.id, f.time_zone AS zone, f.registry_number, c.registered_at, e.answers
       FROM registry_case c JOIN facility f ON f.id = c.facility_id JOIN entry e ON e.case_id = c.id AND e.form_id = 'registration'
         JOIN case_outlook o ON o.case_id = c.id AND o.from_on <= current_date AND o.until_on > current_date
         JOIN membership m ON m.facility_id = c.facility_id JOIN account a ON a.id = m.account_id
       WHERE a.email = $1 AND o.state = 'awaitingCompletion' ORDER BY c.scheduled_on, c.id LIMIT 1`,
      [registrar],
    ),
  );
  await repeatCase(superuserUrl, template.registry_number, template.id, waiting);
  const cases = z
    .array(z.object({ id: z.string() }))
    .parse(
      await ask(
        superuserUrl,
        `SELECT c.id FROM registry_case c WHERE c.mbi <> (SELECT mbi FROM registry_case WHERE id = $1)
         AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.case_id = c.id AND e.form_id = 'completion')
         AND c.registered_at = (SELECT registered_at FROM registry_case WHERE id = $1)`,
        [template.id],
      ),
    )
    .map(({ id }) => id);

  const file: CaseFile = {
    facility: { zone: template.zone, approvedOn: null, agreementFromOn: null, agreementUntilOn: null },
    events: [{ kind: 'registered', at: template.registered_at, by: 'bench', answers: template.answers }],
    sameScan: 'none',
  };
  const today = dayIn(template.zone, new Date());
  const given = nopr2026.givenFor('completion', file);
  const answers = sampleAnswers(nopr2026.forms.completion, given, today, seeded(26), { performed: 'yes' });
  const body = { answers };

  const portal = await databases.serve('submissions');
  const signedIn = new Visitor(portal.address);
  await signedIn.signIn(registrar);
  const visitors = Array.from({ length: clients }, () => signedIn.again());
  const submit = async (visitor: Visitor) => {
    const id = cases.pop();
    if (id === undefined) return false;
    const reply = await visitor.post(`/api/cases/${id}/forms/completion/submit`, body, {
      'idempotency-key': randomUUID(),
    });
    if (reply.status !== 201) throw new Error(`A form was not taken: ${reply.status} ${reply.body}`);
    return true;
  };
  const bare = async (visitor: Visitor) => {
    const reply = await visitor.post('/api/nobody/declared/this', body);
    if (reply.status !== 404) throw new Error(`The bare handler answered ${reply.status}`);
    return true;
  };

  await together(visitors, submit, 3_000);
  await together(visitors, bare, 2_000);
  const work = { submitted: { done: 0, seconds: 0 }, answered: { done: 0, seconds: 0 } };
  for (let round = 0; round < rounds && cases.length > 0; round += 1) {
    add(work.answered, await together(visitors, bare, roundMilliseconds));
    await pause(200);
    add(work.submitted, await together(visitors, submit, roundMilliseconds));
    await pause(200);
  }
  for (const visitor of [signedIn, ...visitors]) visitor.leave();
  await portal.stop();
  const submissionsPerSecond = work.submitted.done / work.submitted.seconds;
  const barePerSecond = work.answered.done / work.answered.seconds;
  return atLeast('submissions', submissionsPerSecond / barePerSecond, 0.4, {
    clients,
    submissionsPerSecond: rounded(submissionsPerSecond),
    barePerSecond: rounded(barePerSecond),
  });
}

interface Done {
  done: number;
  seconds: number;
}

function add(sum: Done, { done, seconds }: Done): void {
  sum.done += done;
  sum.seconds += seconds;
}

/** Lets each visitor work without a pause for so long, or until there is nothing left to do, and counts what was done. */
async function together(
  visitors: readonly Visitor[],
  work: (visitor: Visitor) => Promise<boolean>,
  milliseconds: number,
): Promise<Done> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    visitors.map(async (visitor) => {
      while (performance.now() < began + milliseconds && (await work(visitor))) done += 1;
    }),
  );
  return { done, seconds: (performance.now() - began) / 1000 };
}
