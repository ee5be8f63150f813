import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type LinkRow, linkOfToken } from '@/lib/db/form-links';
import { sql as statement } from '@/lib/db/sql';
import { sampleAnswers } from '@/lib/domain/forms/sample';
import { ok, type Result } from '@/lib/domain/result';
import { hashOfSecret } from '@/lib/keys/registry-key';
import { messageOf } from '@/lib/messages/kinds';
import { renderMessage } from '@/lib/messages/render';
import type { Ctx } from './context';
import { enterLinkCode } from './enter-link-code';
import { findCases } from './find-cases';
import { linkActor } from './link-actor';
import { linkCode } from './link-secrets';
import { noteLinkOpened } from './note-link-opened';
import { openForm } from './open-form';
import { openLinkForm } from './open-link-form';
import { printOrderSheet } from './print-order-sheet';
import { readCase } from './read-case';
import { printEntry, printLinkEntry } from './read-entry';
import { reopenForm } from './reopen-form';
import { revokeFormLink } from './revoke-form-link';
import { rows } from './rows';
import { saveDraft } from './save-draft';
import { sendFormLink } from './send-form-link';
import { renewLinkCode, showLinkCode } from './show-link-code';
import { signByLink } from './sign-by-link';
import { newCase, type TestCase } from './test-story';
import {
  at,
  iyer,
  lakesideId,
  okonkwo,
  once,
  type PersonName,
  sato,
  type TestWorld,
  testKey,
  testWorld,
} from './test-world';

let world: TestWorld;
let one: TestCase;
let when: Date;

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  one = await newCase(world);
  when = at(one.day(1));
});

const form = 'pre-pet';
const email = 'asha.iyer@practice.example';

function send(who: PersonName = 'registrar', to = email, later = 0) {
  return world.act(who, new Date(when.getTime() + later), (ctx) =>
    sendFormLink(ctx, { caseId: one.id, form, email: to, ...once() }),
  );
}

async function sent(later = 0): Promise<LinkRow> {
  const done = await send('registrar', email, later);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return found(done.value.linkId);
}

/** The link behind the token in the message. */
async function found(id: string): Promise<LinkRow> {
  const link = await world.database.asNobody((tx) =>
    linkOfToken(tx, hashOfSecret(testKey.token('form link', id))),
  );
  if (!link) throw new Error('No link');
  return link;
}

/** One use case of whoever holds a link: without its code, or with it. */
async function hold<T>(
  link: LinkRow,
  work: (ctx: Ctx) => Promise<Result<T>>,
  { isProved = true, later = 0 } = {},
): Promise<Result<T>> {
  const now = new Date(when.getTime() + later);
  const actor = linkActor(link, isProved ? { id: link.id, provedAt: now } : null);
  return world.act('registrar', now, work, { actor });
}

const enter = (link: LinkRow, code: string, later = 0) =>
  hold(link, (ctx) => enterLinkCode(ctx, { link, code }), { isProved: false, later });
const codeOf = (link: LinkRow) => linkCode(testKey, link);
const wrong = 'AAAAAAAA';

async function signed(link: LinkRow, own: object = {}) {
  const opened = await hold(link, (ctx) => openLinkForm(ctx, link));
  if (!opened.ok || opened.value.kind !== 'form') throw new Error(JSON.stringify(opened));
  const answers = await one.answers(form, when, {}, 'physician');
  return hold(link, (ctx) =>
    signByLink(ctx, link, { answers, signature: { name: 'Asha Iyer', npi: iyer.npi, ...own }, ...once() }),
  );
}

describe('the worklist', () => {
  const shown = async (who: PersonName, later = 0) => {
    const page = await world.done(who, new Date(when.getTime() + later), (ctx) =>
      findCases(ctx, { tab: 'all', sort: 'urgency', search: one.number }),
    );
    return page.rows.map(({ nextStep }) => nextStep.link);
  };

  test('says how far the link has come, to everybody but the physician', async () => {
    expect(await shown('registrar')).toEqual([null]);
    const link = await sent();
    expect(await shown('registrar', 1)).toEqual([expect.stringMatching(/^Link sent, /)]);
    expect(await shown('auditor', 1)).toEqual([expect.stringMatching(/^Link sent, /)]);
    expect(await shown('physician', 1)).toEqual([null]);
    await hold(link, (ctx) => noteLinkOpened(ctx, link), { isProved: false, later: 1 });
    expect(await shown('registrar', 2)).toEqual([expect.stringMatching(/^Link opened, /)]);
    expect(await enter(link, codeOf(link), 2)).toMatchObject({ ok: true });
    expect(await shown('registrar', 3)).toEqual([expect.stringMatching(/^Code entered, /)]);
    // A newer one is the one that counts.
    await sent(4);
    expect(await shown('registrar', 5)).toEqual([expect.stringMatching(/^Link sent, /)]);
    await world.done('registrar', new Date(when.getTime() + 6), (ctx) =>
      revokeFormLink(ctx, { caseId: one.id, form }),
    );
    expect(await shown('registrar', 7)).toEqual([expect.stringMatching(/^Link withdrawn, /)]);
  });
});

describe('the facility’s side', () => {
  test.each([
    ['harborRegistrar', 'not-found'],
    ['physician', 'not-allowed'],
    ['physician2', 'not-found'],
    ['administrator', 'not-allowed'],
    ['auditor', 'not-allowed'],
  ] as const)('is not for %s: %s', async (who, code) => {
    expect(await send(who)).toMatchObject({ ok: false, problem: { code } });
    const place = { caseId: one.id, form } as const;
    for (const work of [showLinkCode, renewLinkCode, revokeFormLink, printOrderSheet]) {
      expect(await world.act<unknown>(who, when, (ctx) => work(ctx, place))).toMatchObject({
        ok: false,
        problem: { code },
      });
    }
    expect(await world.count('form_link', 'case_id = $1', [one.id])).toBe(0);
  });

  test('says at the field what is wrong with an address', async () => {
    expect(await send('registrar', 'asha')).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key: 'email' }] },
    });
  });

  test('sends an e-mail with the token and without the code or the patient, and keeps neither', async () => {
    const link = await sent();
    const [message] = await world.rows('SELECT kind, recipient, facts FROM message WHERE id = $1', [
      link.messageId,
    ]);
    expect(message).toMatchObject({ kind: 'formLink', recipient: email });
    const { subject, text } = renderMessage(messageOf('formLink', message?.facts), {
      address: 'https://registry.example',
      registryName: 'Test',
      contact: 'help',
      key: testKey,
    });
    const token = testKey.token('form link', link.id);
    expect(text).toContain(`https://registry.example/l/${token}`);
    for (const secret of [codeOf(link), 'Marsh', 'Leland', one.number, one.id]) {
      expect(subject + text).not.toContain(secret);
    }
    const everything = JSON.stringify([
      await world.rows('SELECT * FROM form_link'),
      await world.rows('SELECT * FROM message'),
    ]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(codeOf(link));
  });

  test('replaces a link by sending again, and the code stays that of the order sheet', async () => {
    const first = await sent();
    const second = await sent(1000);
    expect((await found(first.id)).replacedAt).not.toBeNull();
    expect(codeOf(second)).toBe(codeOf(first));
    expect(await enter(await found(first.id), codeOf(first))).toMatchObject({
      ok: true,
      value: { kind: 'ended', says: expect.stringContaining('newer link') },
    });
    expect(await enter(second, codeOf(second), 2000)).toMatchObject({ ok: true, value: { kind: 'open' } });
  });

  test('has one effect for one key', async () => {
    const key = once();
    const again = () =>
      world.done('registrar', when, (ctx) => sendFormLink(ctx, { caseId: one.id, form, email, ...key }));
    expect(await again()).toEqual(await again());
    expect(await world.count('form_link', 'case_id = $1', [one.id])).toBe(1);
  });

  test('keeps the address for the next time, and the physician may be sent it elsewhere', async () => {
    await sent();
    const view = await world.done('manager', when, (ctx) => readCase(ctx, one.id));
    expect(view.links).toMatchObject([
      { form, email, maySend: true, link: { standing: 'sent', isGood: true } },
    ]);
    const next = await newCase(world);
    const other = await world.done('manager', when, (ctx) => readCase(ctx, next.id));
    expect(other.links).toMatchObject([{ form, email, link: null }]);
  });

  test('shows the code, and a new one is another', async () => {
    const link = await sent();
    const place = { caseId: one.id, form } as const;
    const shown = await world.done('registrar', when, (ctx) => showLinkCode(ctx, place));
    expect(shown.code.replace('-', '')).toBe(codeOf(link));
    const sheet = await world.done('registrar', when, (ctx) => printOrderSheet(ctx, place));
    expect(sheet).toMatchObject({ code: shown.code, patient: { initials: 'L. M.' } });
    expect(JSON.stringify(sheet)).not.toMatch(/Marsh|Leland/);
    const renewed = await world.done('registrar', when, (ctx) => renewLinkCode(ctx, place));
    expect(renewed.code).not.toBe(shown.code);
    expect(await enter(await found(link.id), codeOf(link))).toMatchObject({ value: { kind: 'wrong' } });
    expect(await world.lastLine()).toMatchObject({ action: 'link.codeRefused', role: 'link' });
  });

  test('shows the registry the states, and the physician nothing', async () => {
    const link = await sent();
    await hold(link, (ctx) => noteLinkOpened(ctx, link), { isProved: false });
    const linksFor = async (who: PersonName) =>
      (await world.done(who, when, (ctx) => readCase(ctx, one.id))).links;
    expect(await linksFor('administrator')).toMatchObject([{ maySend: false, link: { standing: 'opened' } }]);
    expect(await linksFor('physician')).toEqual([]);
  });

  test('withdraws a link while it is being filled in', async () => {
    const link = await sent();
    await world.done('registrar', when, (ctx) => revokeFormLink(ctx, { caseId: one.id, form }));
    expect(await world.lastLine()).toMatchObject({
      action: 'link.revoke',
      role: 'registrar',
      case_id: one.id,
    });
    expect(await enter(await found(link.id), codeOf(link))).toMatchObject({
      value: { kind: 'ended', says: expect.stringContaining('withdrew') },
    });
    const late = await hold(link, (ctx) =>
      signByLink(ctx, link, { answers: {}, signature: { name: '' }, ...once() }),
    );
    expect(late).toMatchObject({ ok: false });
    expect(await world.count('entry', "case_id = $1 AND form_id = 'pre-pet'", [one.id])).toBe(0);
  });
});

describe('whoever holds a link', () => {
  test('is told nothing before the code: no form, no draft, no case', async () => {
    const link = await sent();
    const place = { caseId: one.id, form, channel: 'account' } as const;
    const without = { isProved: false };
    for (const work of [
      (ctx: Ctx) => openLinkForm(ctx, link),
      (ctx: Ctx) => readCase(ctx, one.id),
      (ctx: Ctx) => openForm(ctx, place),
      (ctx: Ctx) => printLinkEntry(ctx, link),
    ]) {
      expect(await hold<unknown>(link, work, without)).toMatchObject({ problem: { code: 'not-found' } });
    }
  });

  test('with the code sees one form, and of the patient initials, year of birth and scan', async () => {
    const link = await sent();
    const opened = await hold(link, (ctx) => openLinkForm(ctx, link));
    expect(opened).toMatchObject({
      value: {
        kind: 'form',
        view: { header: { patient: 'L. M.' }, caseNumber: null, signer: { npi: null } },
      },
    });
    const [row] = await world.rows(
      'SELECT mbi, number, born_on::text AS born FROM registry_case WHERE id = $1',
      [one.id],
    );
    for (const secret of ['Marsh', 'Leland', row?.mbi, row?.number, row?.born, one.id, iyer.npi]) {
      expect(JSON.stringify(opened)).not.toContain(String(secret));
    }
    expect(await world.lastLine()).toMatchObject({ action: 'form.look', role: 'link', actor_id: link.id });
    for (const work of [
      (ctx: Ctx) => readCase(ctx, one.id),
      (ctx: Ctx) => openForm(ctx, { caseId: one.id, form: 'completion', channel: 'account' }),
      (ctx: Ctx) => openForm(ctx, { caseId: one.id, form, channel: 'paper' }),
    ]) {
      expect(await hold<unknown>(link, work)).toMatchObject({ problem: { code: 'not-found' } });
    }
    const other = await newCase(world);
    expect(
      await hold(link, (ctx) => openForm(ctx, { caseId: other.id, form, channel: 'account' })),
    ).toMatchObject({ problem: { code: 'not-found' } });
  });

  test('five wrong codes in a row kill it and tell the facility; a right one in between starts again', async () => {
    const link = await sent();
    for (let count = 0; count < 4; count += 1) await enter(await found(link.id), wrong);
    expect(await enter(await found(link.id), codeOf(link))).toMatchObject({ value: { kind: 'open' } });
    for (let count = 0; count < 4; count += 1) {
      expect(await enter(await found(link.id), wrong)).toMatchObject({ value: { kind: 'wrong' } });
    }
    expect((await found(link.id)).killedAt).toBeNull();
    expect(await enter(await found(link.id), wrong)).toMatchObject({ value: { kind: 'wrong' } });
    const killed = await found(link.id);
    expect(killed.killedAt).not.toBeNull();
    expect(await world.lastLine()).toMatchObject({ action: 'link.kill', role: 'link', case_id: one.id });
    expect(await world.count('message', "kind = 'linkKilled' AND recipient = 'desk@facility.example'")).toBe(
      1,
    );
    expect(await enter(killed, wrong)).toMatchObject({ value: { kind: 'wrong' } });
    expect(await enter(killed, codeOf(link))).toMatchObject({ value: { kind: 'ended' } });
    expect(codeOf(await sent(5000))).not.toBe(codeOf(link));
  });

  test('twenty wrong codes at once count as five', async () => {
    const link = await sent();
    await Promise.all(Array.from({ length: 20 }, () => enter(link, wrong)));
    expect(await found(link.id)).toMatchObject({ wrongCodes: 5 });
    expect(await enter(await found(link.id), codeOf(link))).toMatchObject({ value: { kind: 'ended' } });
  });

  test('is good for thirty days at least, and told why when it is no longer', async () => {
    const link = await sent();
    const days = (count: number) => count * 24 * 3_600_000;
    expect(await enter(link, codeOf(link), days(30))).toMatchObject({ value: { kind: 'open' } });
    expect(await enter(link, codeOf(link), days(60))).toMatchObject({
      value: { kind: 'ended', says: expect.stringContaining('(312) 555-0100') },
    });
  });

  test('works on where another browser, or the physician’s own account, left off', async () => {
    const link = await sent();
    const save = (who: 'link' | 'account', seq: number, baseVersion: number) => {
      const work = (ctx: Ctx) =>
        saveDraft(ctx, {
          caseId: one.id,
          form,
          channel: 'account',
          answers: { planNote: who },
          baseVersion,
          clientId: crypto.randomUUID(),
          clientSeq: seq,
        });
      return who === 'link' ? hold(link, work) : world.act('physician', when, work);
    };
    expect(await save('account', 1, 0)).toMatchObject({ value: { version: 1 } });
    expect(await save('link', 1, 1)).toMatchObject({ value: { version: 2 } });
    const opened = await hold(link, (ctx) => openLinkForm(ctx, link));
    expect(opened).toMatchObject({ value: { view: { draft: { version: 2 } } } });
  });
});

describe('signing by a link', () => {
  test.each([
    ['another name', { name: 'Daniel Okonkwo' }, 'signature'],
    ['no NPI', { npi: '' }, 'signature.npi'],
    ['an NPI with a wrong digit', { npi: '1679051289' }, 'signature.npi'],
    ['another physician’s NPI', { npi: okonkwo.npi }, 'signature.npi'],
  ])('refuses %s at its field', async (_, own, key) => {
    const link = await sent();
    await enter(link, codeOf(link));
    expect(await signed(await found(link.id), own)).toMatchObject({
      ok: false,
      problem: { code: 'answers', fields: [{ key }] },
    });
    expect((await found(link.id)).signedAt).toBeNull();
  });

  test('needs the code just before', async () => {
    const link = await sent();
    await enter(link, codeOf(link));
    const answers = await one.answers(form, when, {}, 'physician');
    const stale = linkActor(link, { id: link.id, provedAt: new Date(when.getTime() - 6 * 60_000) });
    const done = await world.act(
      'registrar',
      when,
      (ctx) => signByLink(ctx, link, { answers, signature: { name: 'Asha Iyer', npi: iyer.npi }, ...once() }),
      { actor: stale },
    );
    expect(done).toMatchObject({ problem: { code: 'proof-needed' } });
  });

  test('records what it is, ends the link, and says so on screen and paper', async () => {
    const link = await sent();
    await enter(link, codeOf(link));
    const done = await signed(await found(link.id));
    expect(done).toMatchObject({ ok: true, value: { receipt: expect.stringMatching(/^R-/) } });
    const line = await world.lastLine();
    expect(line).toMatchObject({
      action: 'form.submit',
      role: 'link',
      actor_id: link.id,
      actor_name: 'Asha Iyer',
      case_id: one.id,
    });
    const after = await found(link.id);
    expect(after.signedAt).not.toBeNull();
    const view = await world.done('registrar', when, (ctx) => readCase(ctx, one.id));
    const entry = view.forms.find((candidate) => candidate.form === form)?.entry;
    expect(entry).toMatchObject({
      channel: 'account',
      submittedByName: 'Asha Iyer',
      signature: { method: 'link', npi: iyer.npi, name: 'Asha Iyer' },
    });
    expect(view.links).toMatchObject([{ maySend: false, link: { standing: 'signed' } }]);
    expect(view.history[0]?.what).toContain('signed by e-mailed link and code');
    const entryId = entry?.id ?? '';
    const full = await world.done('registrar', when, (ctx) => printEntry(ctx, { caseId: one.id, entryId }));
    expect(full.signature?.method).toBe('attestation by e-mailed link and code');
    const copy = await hold(after, (ctx) => printLinkEntry(ctx, after));
    expect(copy).toMatchObject({ value: { patient: { name: 'L. M.', mbi: null }, caseNumber: null } });
    expect(await hold(after, (ctx) => openLinkForm(ctx, after))).toMatchObject({ value: { kind: 'signed' } });
    expect(await enter(after, codeOf(link))).toMatchObject({
      value: { kind: 'ended', says: expect.stringContaining('You signed this form') },
    });
  });

  test('decides the case like any other signature', async () => {
    const link = await sent();
    await enter(link, codeOf(link));
    await signed(await found(link.id));
    await one.completion();
    await one.report();
    await one.postPet();
    const view = await world.done('registrar', at(one.day(13)), (ctx) => readCase(ctx, one.id));
    expect(view.verdict.outcome).toBe('met');
  });

  test('gives the same answer for the same key, also after it ended the link', async () => {
    const link = await sent();
    await enter(link, codeOf(link));
    const answers = await one.answers(form, when, {}, 'physician');
    const key = once();
    const sign = async () => {
      const now = await found(link.id);
      return hold(now, (ctx) =>
        signByLink(ctx, now, { answers, signature: { name: 'Asha Iyer', npi: iyer.npi }, ...key }),
      );
    };
    const first = await sign();
    expect(first).toMatchObject({ ok: true });
    expect(await sign()).toEqual(first);
    expect(await world.count('entry', "case_id = $1 AND form_id = 'pre-pet'", [one.id])).toBe(1);
  });

  test('is over when the form was given another way', async () => {
    const link = await sent();
    await one.prePet();
    expect(await enter(await found(link.id), codeOf(link))).toMatchObject({
      value: { kind: 'ended', says: expect.stringContaining('answered already') },
    });
  });
});

describe('an account for next time', () => {
  const ask = (link: LinkRow, sql: 'link_may_join' | 'account_of_link', isProved = true) =>
    hold(
      link,
      async ({ db }) => {
        const [answer] = await rows(
          db,
          z.object({ yes: z.boolean() }),
          sql === 'link_may_join'
            ? statement`SELECT link_may_join() AS yes`
            : statement`SELECT account_of_link() AS yes`,
        );
        return ok(answer?.yes ?? false);
      },
      { isProved },
    );

  /** A link of a physician who has no account, signed. */
  async function signedBySato(to: string): Promise<LinkRow> {
    one = await newCase(world, { physician: sato });
    const done = await send('registrar', to);
    if (!done.ok) throw new Error(JSON.stringify(done.problem));
    const link = await found(done.value.linkId);
    await enter(link, codeOf(link));
    const opened = await hold(link, (ctx) => openLinkForm(ctx, link));
    if (!opened.ok || opened.value.kind !== 'form') throw new Error('No form');
    const answers = sampleAnswers(
      opened.value.definition,
      opened.value.view.given,
      one.day(1),
      world.random,
      {
        reason: opened.value.view.given.registeredReason,
        site: opened.value.view.given.registeredSite,
      },
    );
    expect(await ask(link, 'link_may_join')).toMatchObject({ value: false });
    const given = await hold(link, (ctx) =>
      signByLink(ctx, link, { answers, signature: { name: 'Ren Sato', npi: sato.npi }, ...once() }),
    );
    if (!given.ok) throw new Error(JSON.stringify(given.problem));
    return found(link.id);
  }

  test('is not for somebody whose NPI or address has one', async () => {
    const link = await sent();
    await enter(link, codeOf(link));
    await signed(await found(link.id));
    expect(await ask(link, 'link_may_join')).toMatchObject({ value: false });
    expect(await ask(link, 'account_of_link')).toMatchObject({ value: false });
    const taken = await signedBySato(world.actors.physician.email);
    expect(await ask(taken, 'account_of_link')).toMatchObject({ value: false });
  });

  test('has the id, the NPI and the address of the link, once, and only with its code', async () => {
    const link = await signedBySato('sato@practice.example');
    expect(await ask(link, 'account_of_link', false)).toMatchObject({ value: false });
    const [first, second] = await Promise.all([ask(link, 'account_of_link'), ask(link, 'account_of_link')]);
    expect([first, second].map((done) => done.ok && done.value).toSorted()).toEqual([false, true]);
    expect(
      await world.rows(
        'SELECT a.email, a.family_name, a.passphrase_hash, m.role, m.npi, m.vouched_by FROM account a JOIN membership m ON m.account_id = a.id WHERE a.id = $1',
        [link.id],
      ),
    ).toEqual([
      {
        email: 'sato@practice.example',
        family_name: 'Sato',
        passphrase_hash: null,
        role: 'physician',
        npi: sato.npi,
        vouched_by: lakesideId,
      },
    ]);
  });
});

describe('a form that is open again', () => {
  const reopen = () =>
    world.act('registrar', when, (ctx) =>
      reopenForm(ctx, { caseId: one.id, form, reason: 'Dr. Iyer called: the stage was wrong.' }),
    );

  test('goes by a new link, begins with what was signed, and each link keeps its own copy', async () => {
    const first = await sent();
    await enter(first, codeOf(first));
    expect((await signed(first)).ok).toBe(true);
    expect(await send()).toMatchObject({ ok: false, problem: { code: 'already-submitted' } });
    const [given] = await world.rows("SELECT answers FROM entry WHERE case_id = $1 AND form_id = 'pre-pet'", [
      one.id,
    ]);
    expect((await reopen()).ok).toBe(true);
    // The one that was signed stays signed.
    expect(
      await hold(await found(first.id), async (ctx) => openLinkForm(ctx, await found(first.id))),
    ).toMatchObject({
      ok: true,
      value: { kind: 'signed' },
    });
    const second = await sent(1_000);
    await enter(second, codeOf(second), 2_000);
    const opened = await hold(second, (ctx) => openLinkForm(ctx, second));
    if (!opened.ok || opened.value.kind !== 'form') throw new Error(JSON.stringify(opened));
    expect(opened.value.view).toMatchObject({ revises: { revision: 1 }, draft: null });
    expect(opened.value.view.answers).toMatchObject(Object(given?.answers));
    expect((await signed(second)).ok).toBe(true);
    for (const [link, revision] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const now = await found(link.id);
      expect(await hold(now, (ctx) => printLinkEntry(ctx, now))).toMatchObject({
        ok: true,
        value: { revision },
      });
    }
  });

  test('is answered by a link that was sent before and never used', async () => {
    const link = await sent();
    await one.prePet(when);
    expect((await found(link.id)).isAnswered).toBe(true);
    expect((await reopen()).ok).toBe(true);
    expect((await found(link.id)).isAnswered).toBe(false);
    await enter(link, codeOf(link));
    expect((await signed(await found(link.id))).ok).toBe(true);
    expect(await world.count('entry', "case_id = $1 AND form_id = 'pre-pet'", [one.id])).toBe(2);
  });
});
