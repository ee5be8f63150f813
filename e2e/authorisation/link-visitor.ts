import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { RegistryKey } from '@/lib/keys/registry-key';
import type { TestBase } from '../database';
import { ask } from './ask';

/** Sends the physician of a case a link to the pre-PET form, and answers its id. */
export async function linkTo(registrar: Page, caseId: string, database: TestBase): Promise<string> {
  const sent = await registrar.request.post(`/api/cases/${caseId}/links/pre-pet`, {
    data: { email: `${randomUUID()}@mail.example` },
    headers: { 'idempotency-key': randomUUID() },
  });
  expect(sent.status(), await sent.text()).toBe(201);
  return database.value('SELECT id FROM form_link WHERE case_id = $1', [caseId]);
}

/** Gives the code of a link, as whoever got it by mail and was read the code on the phone; answers the cookie. */
export async function cookieOfLink(
  origin: string,
  registrar: Page,
  { caseId, linkId }: { readonly caseId: string; readonly linkId: string },
): Promise<string> {
  const shown: { readonly code: string } = await (
    await registrar.request.get(`/api/cases/${caseId}/links/pre-pet/code`)
  ).json();
  const token = new RegistryKey(process.env.REGISTRY_KEY ?? '').token('form link', linkId);
  const given = await ask(origin, {
    method: 'POST',
    path: '/api/links/code',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, linkCode: shown.code }),
  });
  expect(given.status, given.body.toString('utf8')).toBe(200);
  const [cookie = ''] = (given.headers['set-cookie'] ?? '').split(';');
  const saved = await ask(origin, {
    method: 'PUT',
    path: `/api/links/${linkId}/draft`,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      answers: { treating: 'yes' },
      baseVersion: 0,
      clientId: randomUUID(),
      clientSeq: 1,
    }),
  });
  expect(saved.status, saved.body.toString('utf8')).toBe(200);
  return cookie;
}
