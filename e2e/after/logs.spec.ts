import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegistryKey } from '@/lib/keys/registry-key';
import { messageOf } from '@/lib/messages/kinds';
import { renderMessage } from '@/lib/messages/render';
import { expect, test } from '../fixtures';
import { passphrase } from '../people';
import { cookiesIn, foundIn, keptWords } from './kept-words';

const folder = process.env.TRACER_E2E_FOLDER ?? '';
const key = new RegistryKey(process.env.REGISTRY_KEY ?? '');

test('no log holds a patient, a token, a cookie, a passphrase or a code (G4)', async ({ database }) => {
  const { patients, secrets } = await keptWords(database, key);
  expect(patients.size).toBeGreaterThan(100);
  const logs = readdirSync(folder).filter((file) => file.endsWith('.log'));
  expect(logs).toEqual(expect.arrayContaining(['postgres.log', 'server.log']));
  for (const file of logs) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(foundIn(text, patients), `patients in ${file}`).toEqual([]);
    expect(foundIn(text, secrets), `secrets in ${file}`).toEqual([]);
    expect(cookiesIn(text), `cookies in ${file}`).toEqual([]);
  }
  const log = readFileSync(join(folder, 'server.log'), 'utf8');
  expect(
    log.split('\n').filter((line) => line.includes('"request"')).length,
    'lines of requests',
  ).toBeGreaterThan(5);
});

test('the search would find them', async ({ database }) => {
  const { patients } = await keptWords(database, key);
  const [patient = ''] = [...patients].filter((word) => word.length > 6);
  const line = `{"level":30,"route":"/cases","who":"${patient}"}`;
  expect(foundIn(line, patients)).toContain(patient);
  expect(foundIn(`typed ${passphrase}.`, [passphrase])).toEqual([passphrase]);
  expect(cookiesIn('cookie: next-auth.session-token=abc')).toHaveLength(1);
});

test('no message holds a patient, neither as it is kept nor as it is written (A6)', async ({ database }) => {
  const { patients } = await keptWords(database, key);
  const messages = await database.rows('SELECT kind, recipient, facts FROM message');
  // A message may name who works here, and some patient may have the same first name.
  const workers = await database.rows(
    `SELECT unnest(ARRAY[email, phone, fax, given_name, family_name]) AS word FROM physician
     UNION SELECT unnest(ARRAY[given_name, family_name]) FROM account`,
  );
  const ofWorkers = new Set(workers.map(({ word }) => String(word)));
  const words = [...patients].filter((word) => !ofWorkers.has(word));
  for (const { kind, facts } of messages) {
    const { subject, text } = renderMessage(messageOf(String(kind), facts), {
      address: 'https://registry.example',
      registryName: 'Registry',
      contact: 'help@registry.example',
      key,
    });
    expect(foundIn(`${JSON.stringify(facts)}\n${subject}\n${text}`, words), String(kind)).toEqual([]);
  }
});
