import { randomInt, randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { dayAt } from '../calendar';
import type { TestBase } from '../database';
import { newPatient, type Patient } from '../patient';
import { madePdf } from '../pdf';
import { people as addresses } from '../people';
import { interpretingPhysician } from '../steps/answers';
import {
  completionAnswers,
  type MachineCase,
  postPetAnswers,
  prePetAnswers,
  registerByMachine,
  registrationAnswers,
  reportAnswers,
  submitByMachine,
} from '../steps/by-machine';
import { physicianOf, printedName } from '../steps/who';
import { linkTo } from './link-visitor';
import type { Kind } from './row';

/** The parts of an address that name one object. */
export type Place = Readonly<Record<string, string>>;

/** One facility's objects, and the strings that stand in them and nowhere else in the world. */
export interface Side {
  readonly places: Readonly<Record<Kind, Place>>;
  readonly canaries: readonly string[];
}

/** The people who make the objects of one side. */
export interface SidePeople {
  readonly registrar: Page;
  readonly physician: Page;
  readonly registrarName: 'registrar' | 'harborRegistrar';
  readonly physicianName: 'physician' | 'physician2';
  readonly zone: string;
}

/** Makes every kind of object at one facility, each value in it a canary. */
export async function buildSide(people: SidePeople, database: TestBase): Promise<Side> {
  const { registrar, physician, zone } = people;
  const doctor = await physicianOf(database, people.physicianName);
  const today = dayAt(zone);
  const words = { plan: canary(), completion: canary(), report: canary(), scanned: canary(), file: canary() };
  const patients = [
    patientOfCanaries(),
    patientOfCanaries(),
    patientOfCanaries(),
    patientOfCanaries(),
  ] as const;
  const [waiting, settled, begun, mailed] = patients;

  const open = await registerByMachine(registrar, registrationAnswers(waiting, doctor, today));
  await saveDraft(physician, open.id, 'pre-pet', { diagnosis: words.plan });
  await saveDraft(registrar, open.id, 'completion', { sheetVersion: words.completion });

  const done = await registerByMachine(registrar, registrationAnswers(settled, doctor, today));
  await submitByMachine(physician, done, 'pre-pet', prePetAnswers, printedName(doctor));
  await submitByMachine(registrar, done, 'completion', completionAnswers(today, interpretingPhysician));
  const attached = await registrar.request.post(`/api/cases/${done.id}/report`, {
    multipart: {
      file: {
        name: `${words.file}.pdf`,
        mimeType: 'application/pdf',
        buffer: await madePdf([`Report ${words.scanned}`]),
      },
    },
  });
  expect(attached.status(), await attached.text()).toBe(201);
  await submitByMachine(registrar, done, 'report', { ...reportAnswers, reportText: words.report });
  await submitByMachine(physician, done, 'post-pet', postPetAnswers, printedName(doctor));
  const support = await registrar.request.get(`/api/cases/${done.id}/claim-support.pdf`);
  expect(support.status()).toBe(200);

  const linked = await registerByMachine(registrar, registrationAnswers(mailed, doctor, today));
  const linkId = await linkTo(registrar, linked.id, database);

  const draftId = randomUUID();
  await saveDraft(registrar, draftId, 'registration', { familyName: begun.familyName, mbi: begun.mbi });

  const person = await database.value('SELECT id FROM account WHERE email = $1', [
    addresses[people.registrarName],
  ]);

  const facilityId = await database.value('SELECT facility_id FROM membership WHERE account_id = $1', [
    person,
  ]);

  const idOf = (sql: string) => database.value(sql, [done.id]);
  const entryId = await idOf("SELECT id FROM entry WHERE case_id = $1 AND form_id = 'pre-pet'");
  const attachmentId = await idOf('SELECT id FROM attachment WHERE case_id = $1');
  const placeOf = ({ id }: MachineCase) => ({ caseId: id, id });
  return {
    places: {
      openCase: placeOf(open),
      settledCase: placeOf(done),
      entry: { ...placeOf(done), entryId },
      attachment: { ...placeOf(done), attachmentId },
      registration: { draftId },
      link: { linkId, caseId: linked.id },
      person: { id: person },
      invitation: { id: await rowOf(database, revokedInvitation, person) },
      recovery: { id: await rowOf(database, openRecovery, person) },
      facility: { id: facilityId, facilityId },
      application: await applicationPlace(database, person),
    },
    canaries: [
      ...Object.values(words),
      ...patients.flatMap(({ familyName, givenName, mbi }) => [
        familyName,
        givenName,
        mbi,
        mbi.replaceAll('-', ''),
      ]),
      open.number,
      done.number,
      linked.number,
    ],
  };
}

/** An application that was handed in with an uploaded agreement; it is nobody's but the registry's. */
async function applicationPlace(database: TestBase, person: string): Promise<Place> {
  const id = await rowOf(database, handedIn, person);
  return { id, applicationId: id };
}

const handedIn = `INSERT INTO application
    (id, token_hash, email, name, began_at, confirmed_at, status, submitted_at, location_name, location_key, npi, agreement_file,
     agreement_file_name, agreement_file_hash)
  SELECT $1::uuid, sha256($1::uuid::text::bytea), 'nobody@nowhere.example', 'Somebody', now(), now(), 'submitted', now(), 'A place',
    $1::uuid::text, '1234567893', '%PDF-'::bytea, 'agreement.pdf', encode(sha256('%PDF-'::bytea), 'hex')
  FROM membership m WHERE m.account_id = $2::uuid`;

/** An invitation by this person into their facility that is over, so that nothing comes of it any more. */
const revokedInvitation = `INSERT INTO invitation
    (id, facility_id, email, role, token_hash, invited_by, invited_by_name, sent_at, message_id, expires_at, revoked_at)
  SELECT $1::uuid, m.facility_id, 'nobody@nowhere.example', 'registrar', sha256($1::uuid::text::bytea), m.account_id, 'Somebody', now(), $1::uuid,
    now() + interval '1 day', now() FROM membership m WHERE m.account_id = $2::uuid`;

/** The person asks for a new sign-in. */
const openRecovery = `INSERT INTO recovery_request (id, facility_id, account_id, token_hash, asked_at, expires_at)
  SELECT $1::uuid, m.facility_id, m.account_id, sha256($1::uuid::text::bytea), now(), now() + interval '1 day'
  FROM membership m WHERE m.account_id = $2::uuid`;

/** Writes a row past all doors and answers its id. */
async function rowOf(database: TestBase, insert: string, accountId: string): Promise<string> {
  const id = randomUUID();
  await database.rows(insert, [id, accountId]);
  return id;
}

/** Names that nobody else has. */
function patientOfCanaries(): Patient {
  return newPatient({ familyName: canary(), givenName: canary() });
}

/** A word that stands nowhere else, and that every question for a text takes. */
function canary(): string {
  const letters = Array.from({ length: 10 }, () => 'abcdefghijklmnopqrstuvwxyz'.charAt(randomInt(26)));
  return `Kanar${letters.join('')}`;
}

async function saveDraft(
  page: Page,
  caseId: string,
  form: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const saved = await page.request.put(`/api/cases/${caseId}/forms/${form}/draft`, {
    data: { answers, baseVersion: 0, clientId: randomUUID(), clientSeq: 1 },
  });
  expect(saved.status(), await saved.text()).toBe(200);
}
