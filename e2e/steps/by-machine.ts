import { randomUUID } from 'node:crypto';
import { type APIResponse, expect, type Page } from '@playwright/test';
import type { SpokenDay } from '../calendar';
import type { Patient } from '../patient';
import type { Physician } from './answers';

/** What a program of the facility knows of a case that it opened. */
export interface MachineCase {
  readonly id: string;
  readonly number: string;
}

/** Why the scans of programs are done, in the codes that the options have. */
export const pancreas = { tracer: 'FDG', reason: 'RS', site: 'PANCREAS' } as const;

export function registrationAnswers(
  patient: Patient,
  physician: Physician,
  scheduled: SpokenDay,
  scan = pancreas,
): Record<string, unknown> {
  return {
    familyName: patient.familyName,
    givenName: patient.givenName,
    bornOn: patient.born,
    sex: patient.sex === 'Female' ? 'F' : 'M',
    mbi: patient.mbi,
    zip: patient.zip,
    race: ['WHITE'],
    ethnicity: 'NOT_HISPANIC',
    payer: 'ORIGINAL',
    physician,
    scheduledOn: scheduled.typed,
    ...scan,
  };
}

export const prePetAnswers = {
  treating: 'yes',
  reason: 'RS',
  site: 'PANCREAS',
  diagnosis: 'C25.9',
  established: 'PROVEN',
  stage: 'LOC',
  ecog: '1',
  plan: 'OBSERVATION',
} as const;

export function completionAnswers(on: SpokenDay, interpreting: Physician): Record<string, unknown> {
  return {
    performed: 'yes',
    scanOn: on.typed,
    scanner: 'PETCT',
    scannerLocation: 'FIXED',
    region: 'SKULL_THIGH',
    cpt: '78815',
    activity: 10.4,
    compared: ['CT'],
    interpretingPhysician: interpreting,
    consent: 'YES',
    sheetVersion: '2026-A',
    consentAskedOn: on.typed,
  };
}

export const reportAnswers = {
  reportText: 'No abnormal uptake.',
  saysReason: 'yes',
  saysTreatment: 'yes',
  saysComparison: 'yes',
  saysUptake: 'no',
} as const;

export const postPetAnswers = {
  avoided: 'no',
  stage: 'LOC',
  extent: 'SAME',
  plan: 'OBSERVATION',
  treating: 'yes',
  consent: 'yes',
} as const;

/** Posts as a program does: JSON, and a key of its own unless one is given. */
export function post(
  page: Page,
  address: string,
  data: unknown,
  key: string = randomUUID(),
): Promise<APIResponse> {
  return page.request.post(address, { data, headers: { 'idempotency-key': key } });
}

export async function registerByMachine(page: Page, answers: Record<string, unknown>): Promise<MachineCase> {
  const answer = await post(page, '/api/cases', { answers });
  const body: unknown = await answer.json();
  expect(answer.status(), JSON.stringify(body)).toBe(201);
  const { id, number } = registered(body);
  return { id, number };
}

/** The physician's program signs a form; the facility's enters one. */
export async function submitByMachine(
  page: Page,
  { id }: Pick<MachineCase, 'id'>,
  form: string,
  answers: Record<string, unknown>,
  signer?: string,
): Promise<void> {
  const answer = await post(page, `/api/cases/${id}/forms/${form}/submit`, {
    answers,
    ...(signer === undefined ? {} : { signature: { name: signer } }),
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

function registered(body: unknown): MachineCase {
  if (typeof body === 'object' && body !== null && 'id' in body && 'number' in body) {
    return { id: String(body.id), number: String(body.number) };
  }
  throw new Error(`Not a registered case: ${JSON.stringify(body)}`);
}
