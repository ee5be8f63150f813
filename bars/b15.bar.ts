import { v7 as uuid } from 'uuid';
import { afterAll } from 'vitest';
import { POST as code } from '@/app/api/links/code/route';
import { linkOfToken } from '@/lib/db/form-links';
import { cases, people } from '@/lib/db/test-world';
import { hashOfSecret, RegistryKey } from '@/lib/keys/registry-key';
import { portalDatabase } from '@/lib/server/database';
import { settings } from '@/lib/server/env';
import { inTransaction } from '@/lib/server/in-transaction';
import { noteOpened } from '@/lib/server/session/link-code';
import { linkAt } from '@/lib/server/session/link-session';
import { type TestPortal, testAddress, testPortal } from '@/lib/server/test-portal';
import { enterLinkCode } from '@/lib/usecases/enter-link-code';
import { linkActor } from '@/lib/usecases/link-actor';
import { linkCode } from '@/lib/usecases/link-secrets';
import type { Bar, Outcome } from './bar';

/** What programs type into a form that they submit by themselves. */
const filledIn = ['', 'test@example.com', 'John Doe', 'password', '12345678', '123-456-7890', 'AAAAAAA'];

interface Scanner {
  readonly visit: (token: string) => Promise<unknown>;
  readonly submit: (token: string, typed: string) => Promise<unknown>;
}

/** As the portal takes them. That pages, too, stand it in a real browser is told by e2e/stories/physician-link.spec.ts. */
const asBuilt: Scanner = { visit: linkAt, submit: giveCode };

export const bar: Bar = {
  id: 'B15',
  tries: 'visits and automatic submits of a link’s page, after which its code opens it',
  run: (size) => scanned(size === 'long' ? 1_000 : 100, asBuilt),
  controls: () => ({
    'a visit opens the link': () =>
      scanned(5, { ...asBuilt, visit: (token) => noteOpened(token, new Headers(), asking()) }),
    'whatever is submitted counts as a code': () => scanned(5, { ...asBuilt, submit: enterAnything }),
  }),
};

/** One for the bar and its controls: a process knows one portal. */
let opened: Promise<TestPortal> | undefined;
afterAll(async () => (await opened)?.close());

async function scanned(times: number, { visit, submit }: Scanner): Promise<Outcome> {
  opened ??= testPortal();
  const portal = await opened;
  const failures: string[] = [];
  let tried = 0;
  const { token, right } = await newLink(portal);
  const before = await rowOf(token);
  for (let time = 0; time < times; time += 1) {
    await visit(token);
    for (const typed of filledIn) await submit(token, typed);
    tried += 1 + filledIn.length;
  }
  if ((await rowOf(token)) !== before) failures.push('the link is not as it was before');
  if ((await giveCode(token, right)) !== 200) failures.push('the right code does not open it any more');
  return { tried, failures };
}

async function newLink({
  superuser,
}: TestPortal): Promise<{ readonly token: string; readonly right: string }> {
  const id = uuid();
  const key = new RegistryKey(settings().key);
  const { facility: facilityId, id: caseId, npi } = cases.A1;
  const token = key.token('form link', id);
  await superuser.query(
    `UPDATE form_link SET revoked_at = now(), version = version + 1
     WHERE num_nonnulls(signed_at, revoked_at, replaced_at, killed_at) = 0`,
  );
  await superuser.query(
    `INSERT INTO form_link (facility_id, id, case_id, form_id, email, physician_npi, physician_family_name,
       physician_given_name, token_hash, code_version, message_id, created_at, created_by, created_by_name, expires_at)
     VALUES ($1, $2, $3, 'post-pet', 'office@practice.example', $4, 'Doe', 'Jo', $5, 1, $6, now(), $7, 'Person 1', now() + interval '30 days')`,
    [facilityId, id, caseId, npi, hashOfSecret(token), uuid(), people.registrarA.accountId],
  );
  return { token, right: linkCode(key, { facilityId, caseId, form: 'post-pet', codeVersion: 1 }) };
}

async function rowOf(token: string): Promise<string> {
  return JSON.stringify(await portalDatabase().asNobody((tx) => linkOfToken(tx, hashOfSecret(token))));
}

async function giveCode(token: string, typed: string): Promise<number> {
  const request = new Request(`${testAddress}/api/links/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: testAddress },
    body: JSON.stringify({ token, linkCode: typed }),
  });
  return (await code(request, { params: Promise.resolve({}) })).status;
}

/** What would happen if nothing looked at what was typed before it counts. */
async function enterAnything(token: string, typed: string): Promise<void> {
  const link = await linkAt(token);
  if (!link) return;
  await inTransaction(linkActor(link, null), asking(), (ctx) => enterLinkCode(ctx, { link, code: typed }));
}

function asking() {
  return { now: new Date(), requestId: uuid() };
}
