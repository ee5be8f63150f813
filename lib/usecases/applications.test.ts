import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreement } from '../domain/applications/agreement';
import type { TypedApplication } from '../domain/applications/application';
import { typedApplication } from '../domain/applications/test-application';
import { fail, type Result } from '../domain/result';
import { type ApplicantCtx, applicationOf } from './applicant';
import { beginAnotherLocation, beginApplication } from './begin-application';
import { hashOf } from './content-hash';
import { approveApplication, askBack, recordPayment, refuseApplication } from './decide-application';
import { listApplications } from './list-applications';
import { readAgreement, readApplicationFile } from './read-application-file';
import { readApplying } from './read-applying';
import { registerCase } from './register-case';
import { confirmApplication, saveApplication } from './save-application';
import { attachAgreement, submitApplication } from './submit-application';
import { pdf } from './test-pdf';
import { at, firstDay, once, type TestWorld, testKey, testWorld } from './test-world';
import { welcome } from './welcome';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const now = at(firstDay);
const signature = { name: 'Ann Park', title: 'Director', agrees: true };

class Undone extends Error {}

/** A use case of somebody who applies; a problem undoes it. */
async function applying<T>(work: (ctx: ApplicantCtx) => Promise<Result<T>>): Promise<Result<T>> {
  let done: Result<T> = fail({ code: 'not-found' });
  try {
    await world.database.asNobody(async (db) => {
      const { actor: _, ...ctx } = world.ctx('auditor', now, { db });
      done = await work({ ...ctx, key: testKey });
      if (!done.ok) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return done;
}

async function begun(email = 'ann@riverside.example'): Promise<{ id: string; token: string }> {
  await world.database.asNobody(async (db) => {
    const { actor: _, ...ctx } = world.ctx('auditor', now, { db });
    await beginApplication({ ...ctx, key: testKey }, { email, name: 'Ann Park' });
  });
  const [row] = await world.rows('SELECT id FROM application ORDER BY id DESC LIMIT 1');
  const id = String(row?.id);
  return { id, token: testKey.token('application', id) };
}

let places = 0;
/** A place of its own for each application of these tests. */
function somewhere(own: TypedApplication = {}): TypedApplication {
  places += 1;
  return {
    ...typedApplication,
    street: `${places} Water Street`,
    managerEmail: `m${places}@riverside.example`,
    ...own,
  };
}

async function handedIn(answers: TypedApplication = somewhere()): Promise<{ id: string; token: string }> {
  const one = await begun();
  await applying((ctx) => confirmApplication(ctx, one.token));
  const done = await applying((ctx) =>
    submitApplication(ctx, { token: one.token, answers, version: 2, signature }),
  );
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return one;
}

const asAdministrator = <T>(work: Parameters<typeof world.act<T>>[2]) =>
  world.act('administrator', now, work);
const paid = { fee: 'Check 7', deposit: '150.00', reference: 'Check 8' };

describe('the link', () => {
  test('is sent to the address, opens nothing before it is confirmed, and shows nothing to others', async () => {
    const { id, token } = await begun();
    expect(
      await world.rows("SELECT kind, recipient FROM message WHERE facts->>'applicationId' = $1", [id]),
    ).toEqual([{ kind: 'applicationLink', recipient: 'ann@riverside.example' }]);
    const look = () => world.database.asNobody((db) => readApplying(db, token));
    expect(await look()).toMatchObject({ isConfirmed: false, answers: {} });
    expect(await look()).toMatchObject({ isConfirmed: false });
    const save = () =>
      applying((ctx) => saveApplication(ctx, { token, answers: { legalName: 'x' }, version: 1 }));
    expect(await save()).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(
      await world.database.asNobody((db) => readApplying(db, testKey.token('application', 'x'))),
    ).toBeUndefined();
    for (const who of ['administrator', 'manager', 'physician'] as const)
      expect(await world.act(who, now, (ctx) => readApplicationFile(ctx, id))).toMatchObject({
        problem: { code: 'not-found' },
      });
  });

  test('of one opens no other, whatever a statement asks for', async () => {
    const one = await begun();
    const other = await begun();
    await world.database.asNobody(async (db) => {
      await applicationOf(db, one.token);
      const seen = await db.$queryRaw`SELECT id FROM application`;
      expect(seen).toEqual([{ id: one.id }]);
      const changed =
        await db.$executeRaw`UPDATE application SET answers = '{}', version = version + 1 WHERE id = ${other.id}::uuid`;
      expect(changed).toBe(0);
    });
  });
});

describe('a draft', () => {
  test('takes anything, and tells who typed elsewhere', async () => {
    const { token } = await begun();
    await applying((ctx) => confirmApplication(ctx, token));
    const save = (answers: TypedApplication, version: number) =>
      applying((ctx) => saveApplication(ctx, { token, answers, version }));
    expect(await save({ npi: 'no number', scanners: 'odd' }, 2)).toMatchObject({ value: { version: 3 } });
    expect(await save({ npi: 'other' }, 2)).toMatchObject({ problem: { code: 'wrong-state' } });
    expect(await world.database.asNobody((db) => readApplying(db, token))).toMatchObject({
      answers: { npi: 'no number', scanners: 'odd' },
      version: 3,
    });
  });

  test('is handed in only whole, with everything told at once', async () => {
    const { token } = await begun();
    await applying((ctx) => confirmApplication(ctx, token));
    const done = await applying((ctx) =>
      submitApplication(ctx, {
        token,
        answers: somewhere({ tin: '1' }),
        version: 2,
        signature: { name: '', title: '', agrees: false },
      }),
    );
    expect(done).toMatchObject({
      problem: {
        code: 'answers',
        fields: [{ key: 'tin' }, { key: 'signName' }, { key: 'signTitle' }, { key: 'signAgrees' }],
      },
    });
    expect(
      await applying((ctx) => submitApplication(ctx, { token, answers: somewhere(), version: 2 })),
    ).toMatchObject({ problem: { fields: [{ key: 'signName' }] } });
  });
});

describe('handed in', () => {
  test('it keeps the signature with the hash of the text, and tells what to pay', async () => {
    const { id, token } = await handedIn();
    const [row] = await world.rows('SELECT * FROM application WHERE id = $1', [id]);
    expect(row).toMatchObject({
      status: 'submitted',
      agreement_version: agreement.version,
      agreement_hash: hashOf(agreement),
      agreement_name: 'Ann Park',
      agreement_meaning: 'I may sign for Riverside Health, Inc., and I sign this agreement for it.',
    });
    expect(
      await world.rows(
        "SELECT facts FROM message WHERE kind = 'applicationReceived' AND facts->>'applicationId' = $1",
        [id],
      ),
    ).toMatchObject([{ facts: { fee: '$50.00', deposit: '$150.00' } }]);
    const again = await applying((ctx) => saveApplication(ctx, { token, answers: {}, version: 3 }));
    expect(again).toMatchObject({ problem: { code: 'wrong-state' } });
  });

  test('an uploaded agreement stands in place of the signature, and is checked', async () => {
    const { id, token } = await begun();
    await applying((ctx) => confirmApplication(ctx, token));
    const attach = (bytes: Uint8Array) =>
      applying((ctx) => attachAgreement(ctx, { token, fileName: 'baa.pdf', bytes }));
    expect(await attach(Buffer.from('no pdf'))).toMatchObject({ problem: { code: 'file-refused' } });
    expect(await attach(pdf())).toMatchObject({ value: { fileName: 'baa.pdf', version: 3 } });
    expect(
      await applying((ctx) => submitApplication(ctx, { token, answers: somewhere(), version: 3 })),
    ).toMatchObject({ ok: true });
    expect(await world.act('auditor', now, (ctx) => readAgreement(ctx, id))).toMatchObject({
      value: { fileName: 'baa.pdf' },
    });
  });

  test('a place applies once; another location begins with the same answers', async () => {
    const answers = somewhere({ site: 'mobile' });
    const { token } = await handedIn(answers);
    const copied = await applying((ctx) => beginAnotherLocation(ctx, token));
    if (!copied.ok) throw new Error('no copy');
    const other = copied.value.token;
    const view = await world.database.asNobody((db) => readApplying(db, other));
    expect(view).toMatchObject({ isConfirmed: true, answers: { tin: '36-1234567' } });
    expect(view?.answers).not.toHaveProperty('street');
    const submit = (street: unknown) =>
      applying((ctx) =>
        submitApplication(ctx, { token: other, answers: { ...answers, street }, version: 2, signature }),
      );
    expect(await submit(answers.street)).toMatchObject({ problem: { fields: [{ key: 'street' }] } });
    expect(await submit('99 Hill Road')).toMatchObject({ ok: true });
  });
});

describe('the registry', () => {
  test('asks back, and the applicant answers and hands in again', async () => {
    const answers = somewhere();
    const { id, token } = await handedIn(answers);
    expect(await asAdministrator((ctx) => askBack(ctx, { id, question: ' ' }))).toMatchObject({
      problem: { fields: [{ key: 'question' }] },
    });
    expect(
      await asAdministrator((ctx) => askBack(ctx, { id, question: 'Which contractor gave the PTAN?' })),
    ).toMatchObject({ value: { status: 'asked' } });
    const view = await world.database.asNobody((db) => readApplying(db, token));
    expect(view).toMatchObject({ status: 'asked', notes: [{ side: 'registry', who: 'Miriam Castle' }] });
    const done = await applying((ctx) =>
      submitApplication(ctx, { token, answers, version: view?.version ?? 0, reply: 'NGS, J6.' }),
    );
    expect(done).toMatchObject({ ok: true });
    expect(await asAdministrator((ctx) => readApplicationFile(ctx, id))).toMatchObject({
      value: { status: 'submitted', notes: [{ side: 'registry' }, { side: 'applicant', says: 'NGS, J6.' }] },
    });
  });

  test('approves only what has everything, and then the facility is there with its books and its manager', async () => {
    const { id } = await handedIn();
    const approve = () =>
      asAdministrator((ctx) =>
        approveApplication(ctx, { id, timeZone: 'America/Chicago', agreementUntil: '' }),
      );
    const early = await approve();
    expect(early).toMatchObject({
      problem: { code: 'wrong-state', says: expect.stringContaining('application fee of $50.00 received') },
    });
    expect(
      await asAdministrator((ctx) => recordPayment(ctx, { id, fee: '', deposit: 'x', reference: '' })),
    ).toMatchObject({ problem: { fields: [{ key: 'fee' }, { key: 'deposit' }, { key: 'reference' }] } });
    expect(await asAdministrator((ctx) => recordPayment(ctx, { id, ...paid }))).toMatchObject({ ok: true });
    expect(await approve()).toEqual({ ok: true, value: { status: 'approved' } });
    expect(await approve()).toMatchObject({ problem: { code: 'wrong-state' } });
    const [facility] = await world.rows(
      `SELECT f.id, f.registry_number, f.name, f.approved_on::text, a.balance_cents, a.minimum_cents, i.role
       FROM application p JOIN facility f ON f.id = p.facility_id JOIN ledger_account a ON a.facility_id = f.id
         JOIN invitation i ON i.facility_id = f.id WHERE p.id = $1`,
      [id],
    );
    expect(facility).toMatchObject({
      registry_number: '1043',
      name: 'Riverside PET Center',
      approved_on: firstDay,
      balance_cents: 15_000,
      minimum_cents: 10_000,
      role: 'manager',
    });
    const newcomer = {
      ...world.actors.manager,
      facilityId: String(facility?.id),
      provedAt: now,
      provedBy: 'passkey' as const,
    };
    const first = await world.act('manager', now, (ctx) => welcome(ctx), { actor: newcomer });
    expect(first).toMatchObject({
      value: {
        facilityName: 'Riverside PET Center',
        steps: [{ id: 'balance', isDone: true }, {}, {}, { id: 'case' }],
      },
    });
    const answers = world.registration(firstDay);
    const registered = await world.act(
      'manager',
      now,
      (ctx) => registerCase(ctx, { answers, confirmSeparate: [], ...once() }),
      { actor: newcomer },
    );
    expect(registered).toMatchObject({ value: { number: '1043-26-0001' } });
    expect(await world.act('manager', now, (ctx) => welcome(ctx), { actor: newcomer })).toEqual({
      ok: true,
      value: null,
    });
  });

  test('refuses with a reason, for good', async () => {
    const { id, token } = await handedIn();
    expect(await asAdministrator((ctx) => refuseApplication(ctx, { id, reason: '' }))).toMatchObject({
      problem: { fields: [{ key: 'reason' }] },
    });
    expect(
      await asAdministrator((ctx) => refuseApplication(ctx, { id, reason: 'It does not bill Medicare.' })),
    ).toMatchObject({ value: { status: 'refused' } });
    expect(await world.database.asNobody((db) => readApplying(db, token))).toMatchObject({
      status: 'refused',
      decidedReason: 'It does not bill Medicare.',
    });
    expect(await asAdministrator((ctx) => recordPayment(ctx, { id, ...paid }))).toMatchObject({
      problem: { code: 'wrong-state' },
    });
    await expect(
      world.superuser.query(
        "UPDATE application SET status = 'submitted', version = version + 1 WHERE id = $1",
        [id],
      ),
    ).rejects.toMatchObject({ code: 'TR001' });
  });

  test('an auditor reads and decides nothing; nobody else learns of any', async () => {
    const { id } = await handedIn();
    expect(await world.act('auditor', now, (ctx) => readApplicationFile(ctx, id))).toMatchObject({
      value: { mayDecide: false },
    });
    expect(await world.act('auditor', now, (ctx) => askBack(ctx, { id, question: 'x' }))).toMatchObject({
      problem: { code: 'not-allowed' },
    });
    for (const who of ['registrar', 'manager', 'physician'] as const) {
      expect(await world.act(who, now, (ctx) => askBack(ctx, { id, question: 'x' }))).toMatchObject({
        problem: { code: 'not-found' },
      });
      expect((await world.act(who, now, (ctx) => listApplications(ctx, { which: 'open' }))).ok).toBe(false);
    }
    const list = await world.done('auditor', now, (ctx) => listApplications(ctx, { which: 'open' }));
    expect(list.applications.map((one) => one.id)).toContain(id);
    const decided = await world.done('auditor', now, (ctx) => listApplications(ctx, { which: 'decided' }));
    expect(decided.applications.every(({ status }) => status === 'approved' || status === 'refused')).toBe(
      true,
    );
  });
});
