import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import type { Result } from '@/lib/domain/result';
import { addDays } from '@/lib/domain/schedule/day';
import { attachFile } from '@/lib/usecases/attach-file';
import { billCase } from '@/lib/usecases/bill-case';
import { changeRole } from '@/lib/usecases/change-role';
import { claimSupport } from '@/lib/usecases/claim-support';
import { confirmSeparate } from '@/lib/usecases/confirm-separate';
import type { Ctx } from '@/lib/usecases/context';
import { enterLinkCode } from '@/lib/usecases/enter-link-code';
import { invitePerson } from '@/lib/usecases/invite-person';
import { linkActor } from '@/lib/usecases/link-actor';
import { linkCode } from '@/lib/usecases/link-secrets';
import { registerCase } from '@/lib/usecases/register-case';
import { removePerson } from '@/lib/usecases/remove-person';
import { revokeFormLink } from '@/lib/usecases/revoke-form-link';
import { revokeInvitation } from '@/lib/usecases/revoke-invitation';
import { rows } from '@/lib/usecases/rows';
import { saveDraft } from '@/lib/usecases/save-draft';
import { sendFormLink } from '@/lib/usecases/send-form-link';
import { sendInvitationAgain } from '@/lib/usecases/send-invitation-again';
import { renewLinkCode } from '@/lib/usecases/show-link-code';
import { submitForm } from '@/lib/usecases/submit-form';
import type { SubmittableForm } from '@/lib/usecases/submittable-form';
import { pdf } from '@/lib/usecases/test-pdf';
import { newCase, type TestCase } from '@/lib/usecases/test-story';
import {
  at,
  firstDay,
  okonkwo,
  once,
  type PersonName,
  type TestWorld,
  testKey,
  testWorld,
} from '@/lib/usecases/test-world';
import type { Bar, Outcome } from './bar';
import { holding, sentLink, signing } from './by-link';

/** One business transaction that is ready to be done. */
interface Transaction {
  readonly name: string;
  readonly who: PersonName;
  readonly when: Date;
  readonly work: (ctx: Ctx) => Promise<Result<unknown>>;
  /** Somebody who is none of the world's people. */
  readonly own?: Partial<Ctx>;
}

export const bar: Bar = {
  id: 'D3',
  tries: 'failures at each statement of each business transaction, and at each table they write',
  run: async () => {
    const world = await testWorld();
    const found: Tried = { tried: 0, failures: [] };
    try {
      for await (const transaction of transactions(world)) await failEach(world, transaction, found);
    } finally {
      await world.close();
    }
    return found;
  },
  controls: () => ({ 'a piece of work is two transactions': inTwo }),
};

/** A registration and its draft, each in a transaction of its own: a failure between them must be seen. */
async function inTwo(): Promise<Outcome> {
  const world = await testWorld();
  const found: Tried = { tried: 0, failures: [] };
  try {
    const story = await newCase(world);
    const typed = draft(story, 'beside', 0, 1);
    const one = await submission(story, 'completion', 'registrar', 8);
    await failEach(
      world,
      {
        ...one,
        work: async (ctx) => {
          await world.act(typed.who, typed.when, typed.work);
          return one.work(ctx);
        },
      },
      found,
    );
  } finally {
    await world.close();
  }
  return found;
}

async function* transactions(world: TestWorld): AsyncGenerator<Transaction> {
  const answers = world.registration(firstDay, { physician: { ...okonkwo, phone: '(312) 555-0199' } });
  const key = once();
  yield {
    name: 'register',
    who: 'registrar',
    when: at(firstDay),
    work: (ctx) => registerCase(ctx, { answers, confirmSeparate: [], ...key }),
  };
  const story = await newCase(world);
  yield draft(story, 'first', 0, 1);
  yield draft(story, 'again', 1, 2);
  yield await onPaper(world, await newCase(world));
  yield await submission(story, 'pre-pet', 'physician', 2);
  yield await submission(story, 'completion', 'registrar', 8);
  yield {
    name: 'attach the report',
    who: 'registrar',
    when: at(story.day(8), 14),
    work: (ctx) =>
      attachFile(ctx, { caseId: story.id, kind: 'report', fileName: 'report.pdf', bytes: pdf() }),
  };
  yield await submission(story, 'report', 'registrar', 9, { reportText: null });
  // Issues the claim support.
  yield await submission(story, 'post-pet', 'physician', 12);
  yield {
    name: 'take the claim support',
    who: 'registrar',
    when: at(story.day(12), 14),
    work: (ctx) => claimSupport(ctx, { caseId: story.id }),
  };
  yield {
    name: 'bill',
    who: 'registrar',
    when: at(story.day(13)),
    work: (ctx) => billCase(ctx, { caseId: story.id }),
  };
  yield await submission(await newCase(world), 'completion', 'registrar', 8, { performed: 'no' });
  yield* sameScan(world);
  yield* links(world);
  yield* people(world);
}

/** A physician without an account, from the e-mail to the signature. */
async function* links(world: TestWorld): AsyncGenerator<Transaction> {
  const story = await newCase(world);
  const when = at(story.day(1));
  const place = { caseId: story.id, form: 'pre-pet' } as const;
  const email = 'asha.iyer@practice.example';
  const facility = (name: string, work: Transaction['work']): Transaction => ({
    name,
    who: 'registrar',
    when,
    work,
  });
  const key = once();
  yield facility('send a link', (ctx) => sendFormLink(ctx, { ...place, email, ...key }));
  yield facility('draw a new code', (ctx) => renewLinkCode(ctx, place));
  const sent = await sentLink(world, story.id, 'pre-pet', when);
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  const link = sent.value;
  const code = linkCode(testKey, link);
  const held = { who: 'registrar', when } as const;
  yield {
    ...held,
    name: 'enter the code of a link',
    own: { actor: linkActor(link, null) },
    work: (ctx) => enterLinkCode(ctx, { link, code }),
  };
  const answers = await story.answers('pre-pet', when);
  yield { ...held, name: 'sign by a link', own: holding(link, when), work: signing(link, answers) };
  const other = await newCase(world);
  await sentLink(world, other.id, 'pre-pet', when);
  yield facility('withdraw a link', (ctx) => revokeFormLink(ctx, { caseId: other.id, form: 'pre-pet' }));
}

/** Who may come in, what they may do, and who goes. */
async function* people(world: TestWorld): AsyncGenerator<Transaction> {
  const as = (name: string, work: Transaction['work']): Transaction => ({
    name,
    who: 'manager',
    when: at(firstDay, 15),
    work,
  });
  yield as('invite a colleague', (ctx) =>
    invitePerson(ctx, { email: 'new@world.example', role: 'registrar' }),
  );
  const [invitation] = await world.rows('SELECT id FROM invitation');
  const id = String(invitation?.id);
  yield as('send the invitation again', (ctx) => sendInvitationAgain(ctx, id));
  yield as('revoke the invitation', (ctx) => revokeInvitation(ctx, id));
  const { accountId } = world.actors.registrar;
  const version = async () => {
    const [row] = await world.rows('SELECT version FROM membership WHERE account_id = $1', [accountId]);
    return Number(row?.version);
  };
  const first = await version();
  yield as('change a role', (ctx) => changeRole(ctx, { accountId, role: 'manager', version: first }));
  const second = await version();
  yield as('take the access of somebody', (ctx) => removePerson(ctx, { accountId, version: second }));
}

/** A scan that is another case's too, and the confirmation that they are two. */
async function* sameScan(world: TestWorld): AsyncGenerator<Transaction> {
  const mbi = world.newMbi();
  const first = await newCase(world, { mbi, scheduledOn: firstDay });
  const second = await newCase(world, { mbi, scheduledOn: addDays(firstDay, 15) }, at(addDays(firstDay, 3)));
  await first.completion(at(first.day(8)), { scanOn: first.day(7) });
  yield await submission(second, 'completion', 'registrar', 6, { scanOn: first.day(7) });
  yield {
    name: 'confirm as separate',
    who: 'registrar',
    when: at(first.day(10)),
    work: (ctx) => confirmSeparate(ctx, { caseId: first.id, otherCaseId: second.id }),
  };
}

function draft(story: TestCase, which: string, baseVersion: number, clientSeq: number): Transaction {
  const clientId = story.id;
  return {
    name: `save a draft, ${which}`,
    who: 'physician',
    when: at(story.day(1), 12 + clientSeq),
    work: (ctx) =>
      saveDraft(ctx, {
        caseId: story.id,
        form: 'pre-pet',
        channel: 'account',
        answers: { treating: 'yes', reason: `typed ${clientSeq}` },
        baseVersion,
        clientId,
        clientSeq,
      }),
  };
}

async function submission(
  story: TestCase,
  form: SubmittableForm,
  who: PersonName,
  day: number,
  fixed: Readonly<Record<string, unknown>> = {},
): Promise<Transaction> {
  const when = at(story.day(day));
  const answers = await story.answers(form, when, fixed);
  const signed = who === 'physician' ? { signature: { name: 'Asha Iyer' } } : {};
  const key = once();
  return {
    name: `submit ${form}`,
    who,
    when,
    work: (ctx) =>
      submitForm(ctx, { caseId: story.id, form, channel: 'account', answers, ...signed, ...key }),
  };
}

async function onPaper(world: TestWorld, story: TestCase): Promise<Transaction> {
  const when = at(story.day(3));
  const page = await world.done('registrar', when, (ctx) =>
    attachFile(ctx, { caseId: story.id, kind: 'paperForm', fileName: 'page.pdf', bytes: pdf() }),
  );
  const answers = await story.answers('pre-pet', when);
  const key = { idempotencyKey: uuid(), bodyHash: 'a'.repeat(64) };
  return {
    name: 'submit pre-pet from paper',
    who: 'registrar',
    when,
    work: (ctx) =>
      submitForm(ctx, {
        caseId: story.id,
        form: 'pre-pet',
        channel: 'paper',
        answers,
        paper: { signerName: 'Asha Iyer', signedOn: '03/04/2026', attachmentId: page.id },
        ...key,
      }),
  };
}

class Injected extends Error {}

/** A transaction whose nth statement fails, before PostgreSQL sees it or right after. */
function failing(db: Tx, nth: number, when: 'before' | 'after', counted: { statements: number }): Tx {
  return new Proxy(db, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== '$queryRaw' && name !== '$executeRaw') return value;
      if (typeof value !== 'function') return value;
      return async (...args: readonly unknown[]) => {
        counted.statements += 1;
        if (counted.statements === nth && when === 'before') throw new Injected();
        const answer: unknown = await Reflect.apply(value, target, args);
        if (counted.statements === nth) throw new Injected();
        return answer;
      };
    },
  });
}

/** What a transaction came to, and where in it. */
interface Tried {
  tried: number;
  readonly failures: string[];
}

/** Lets each table it writes refuse its rows, then each statement fail; each time nothing may have changed. Then it is done. */
async function failEach(world: TestWorld, transaction: Transaction, found: Tried): Promise<void> {
  const { name, who, when, work, own } = transaction;
  const before = await everything(world);
  const stands = async (where: string) => {
    found.tried += 1;
    const changed = changedIn(before, await everything(world));
    if (changed.length > 0) found.failures.push(`${name}, ${where}: ${changed.join(', ')} changed`);
  };
  for (const table of await writtenBy(world, transaction)) {
    const error = await refusing(world, table, () => world.act(who, when, work, own).catch(String));
    if (!String(error).includes('refused here')) found.failures.push(`${name}: ${table} was not written`);
    await stands(`at table ${table}`);
  }
  for (let nth = 1; ; nth += 1) {
    for (const place of ['before', 'after'] as const) {
      const counted = { statements: 0 };
      const done = await world
        .act(who, when, (ctx) => work({ ...ctx, db: failing(ctx.db, nth, place, counted) }), own)
        .catch((error: unknown) => error);
      if (done instanceof Injected) {
        await stands(`${place} statement ${nth}`);
        continue;
      }
      if (!isOk(done)) found.failures.push(`${name}: the retry came to ${JSON.stringify(done)}`);
      if (changedIn(before, await everything(world)).length === 0)
        found.failures.push(`${name}: the retry changed nothing`);
      if (nth < 3) found.failures.push(`${name}: only ${nth - 1} statements were seen`);
      return;
    }
  }
}

function isOk(done: unknown): boolean {
  return typeof done === 'object' && done !== null && 'ok' in done && done.ok === true;
}

/** The tables in which a transaction writes, seen from inside it before it is undone. */
async function writtenBy(
  world: TestWorld,
  { who, when, work, own }: Transaction,
): Promise<readonly string[]> {
  const written: string[] = [];
  await world
    .act(
      who,
      when,
      async (ctx) => {
        // A connection may still carry counts of its transactions before.
        const counted = await writesIn(ctx);
        await work(ctx);
        for (const [table, writes] of await writesIn(ctx))
          if (writes > (counted.get(table) ?? 0)) written.push(table);
        throw new Injected();
      },
      own,
    )
    .catch(() => undefined);
  return written;
}

async function writesIn(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const counted = await rows(
    ctx.db,
    z.object({ table: z.string(), writes: z.number() }),
    sql`SELECT format('%I.%I', schemaname, relname) AS table, (n_tup_ins + n_tup_upd + n_tup_del)::int AS writes
      FROM pg_stat_xact_user_tables ORDER BY 1`,
  );
  return new Map(counted.map(({ table, writes }) => [table, writes]));
}

async function refusing<T>(world: TestWorld, table: string, work: () => Promise<T>): Promise<T> {
  await world.rows(
    `CREATE FUNCTION refuse_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused here'; END $$`,
  );
  await world.rows(
    `CREATE TRIGGER a_refusal BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_here()`,
  );
  try {
    return await work();
  } finally {
    await world.rows(`DROP TRIGGER a_refusal ON ${table}`);
    await world.rows('DROP FUNCTION refuse_here()');
  }
}

type Tables = ReadonlyMap<string, string>;

/** Everything that stands in the database, whatever tables there are, as a hash for each. */
async function everything(world: TestWorld): Promise<Tables> {
  const tables = await world.rows(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1",
  );
  const hashes = tables.map(
    ({ name }) =>
      `SELECT '${String(name)}' AS name, md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS hash FROM ${String(name)} t`,
  );
  const rows = await world.rows(hashes.join(' UNION ALL '));
  return new Map(rows.map(({ name, hash }) => [String(name), String(hash)]));
}

function changedIn(before: Tables, after: Tables): readonly string[] {
  return [...after].flatMap(([table, hash]) => (before.get(table) === hash ? [] : [table]));
}
