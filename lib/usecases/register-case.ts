import { v7 as uuidv7, validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { Protocol } from '../domain/cases/protocol';
import { readForm } from '../domain/forms/problems';
import { review } from '../domain/forms/review';
import type { Problem } from '../domain/problem';
import { fail, ok, type Result } from '../domain/result';
import { type Day, sayDay } from '../domain/schedule/day';
import { caseIdOf } from './case-id';
import type { CaseRow } from './case-row';
import { doneBy } from './case-words';
import { contentHash, definitionHash } from './content-hash';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import { entryWrites } from './entry-writes';
import type { EntryRow, EventRow } from './event-row';
import { eventWrite } from './event-write';
import { feeWrites } from './ledger-writes';
import { inOrderOfPatient, likelyDuplicates } from './likely-duplicates';
import { assemble } from './load-case';
import { type FacilityRow, loadOwnFacility } from './load-facility';
import { type RegistrationAnswers, registrationAnswers } from './named-answers';
import { type Effect, once, type RequestKey, takeKey } from './once';
import { physicianWrite } from './physician-write';
import { coverageOfRegistration } from './registration-coverage';
import { registrationProtocol } from './registration-edition';
import { firstRow } from './rows';
import { newReceipt } from './short-code';
import { unprintableAnswers } from './unprintable-answers';
import type { Write } from './write-all';

export interface Registration extends RequestKey {
  /** The draft it was typed in; a program that registers at once has none. */
  readonly draftId?: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Cases that look like the same scan and are not. */
  readonly confirmSeparate: readonly string[];
}

export const registeredSchema = z.object({ id: z.string(), number: z.string() });
export type Registered = z.output<typeof registeredSchema>;

/** Registers a case and charges its fee: a scan that Medicare pays inside the registry only, at a facility that may register, once. */
export async function registerCase(ctx: Ctx, input: Registration): Promise<Result<Registered>> {
  const own = await loadOwnFacility(ctx, 'case.register');
  if (!own.ok) return own;
  const key = await takeKey(ctx, input);
  return once(ctx, input, key, registeredSchema, () =>
    register(ctx, input, own.value.facility, own.value.today),
  );
}

async function register(
  ctx: Ctx,
  input: Registration,
  facility: FacilityRow,
  today: Day,
): Promise<Result<Effect<Registered>>> {
  const draftId = input.draftId ?? uuidv7();
  if (!validate(draftId))
    return fail({ code: 'malformed', says: 'The id of a draft is a UUID.', fields: [] });
  const id = caseIdOf(facility.id, draftId);
  const protocol = registrationProtocol(ctx, input.answers);
  const form = protocol.forms.registration;
  const reading = readForm(form, input.answers, protocol.givenFor('registration', null), today);
  const fields = [...reading.problems, ...unprintableAnswers(form, reading)];
  if (fields.length > 0) return fail({ code: 'answers', fields });
  const answers = registrationAnswers.parse(reading.answers);
  const refusal =
    (await troubleWithDraft(ctx, facility, id)) ??
    troubleWithCoverage(ctx, protocol, reading.answers) ??
    troubleWithAgreement(facility, today);
  if (refusal) return fail(refusal);

  await inOrderOfPatient(ctx, facility.id, answers.mbi);
  const duplicates = await likelyDuplicates(ctx, {
    facilityId: facility.id,
    mbi: answers.mbi,
    on: answers.scheduledOn,
    today,
  });
  if (duplicates.some(({ caseId }) => !input.confirmSeparate.includes(caseId)))
    return fail({ code: 'likely-duplicate', duplicates });
  // The record of a scan of long ago was paid for then.
  const fee: Result<readonly Write[]> =
    protocol.id === ctx.currentProtocol.id
      ? await feeWrites(ctx, { facilityId: facility.id, facilityName: facility.name, today }, id)
      : ok([]);
  if (!fee.ok) return fee;

  const row = rowOf(
    protocol,
    facility,
    id,
    answers,
    today,
    await nextNumber(ctx, facility.id, Number(today.slice(0, 4))),
  );
  const definition = definitionHash(form);
  const entry: EntryRow = {
    id: uuidv7(),
    form: 'registration',
    revision: 1,
    definitionVersion: form.version,
    definitionHash: definition,
    answers: { ...reading.answers },
    contentHash: contentHash({
      caseId: id,
      form: 'registration',
      revision: 1,
      definition,
      answers: reading.answers,
    }),
    channel: 'account',
    receipt: newReceipt(),
    submittedAt: ctx.now,
    submittedByName: ctx.actor.name,
    attachment: null,
    signature: null,
  };
  const happened = { at: ctx.now, byName: doneBy(ctx.actor) };
  const events: EventRow[] = [
    { ...happened, seq: 1, kind: 'registered', data: {}, entry },
    ...duplicates.map(
      ({ caseId }, index): EventRow => ({
        ...happened,
        seq: index + 2,
        kind: 'confirmedSeparate',
        data: { otherCaseId: caseId },
        entry: null,
      }),
    ),
  ];
  const decided = await decideCase(ctx, assemble(ctx, row, events));
  return ok({
    answer: { id, number: row.number },
    writes: [
      ...fee.value,
      caseWrite(ctx, row, today),
      physicianWrite(facility.id, answers.physician),
      ...entryWrites(ctx, row, entry, review(form, reading), draftId),
      ...events.map((event) => eventWrite(ctx, row, event)),
      ...decided.writes,
    ],
    line: {
      action: 'case.register',
      objectKind: 'case',
      objectId: id,
      caseId: id,
      facilityId: facility.id,
      version: 1,
    },
  });
}

/** Whether this draft became a case already. */
async function troubleWithDraft(ctx: Ctx, facility: FacilityRow, id: string): Promise<Problem | undefined> {
  const known = await firstRow(
    ctx.db,
    z.object({ number: z.string() }),
    sql`SELECT number FROM registry_case WHERE facility_id = ${facility.id}::uuid AND id = ${id}::uuid`,
  );
  return known && { code: 'already-submitted', says: `This registration is case ${known.number} already.` };
}

function troubleWithCoverage(
  ctx: Ctx,
  protocol: Protocol,
  answers: Readonly<Record<string, unknown>>,
): Problem | undefined {
  const coverage = coverageOfRegistration(protocol, answers, ctx.settings);
  if (!coverage) throw new Error('Accepted answers without a cell of the coverage table');
  if (coverage.answer === 'registry') return undefined;
  return { code: 'not-a-registry-case', says: coverage.says, rule: coverage.rule, cites: coverage.cites };
}

/** The facility must have been approved, with its agreement in force, on the day of registration. */
function troubleWithAgreement(
  { name, approvedOn, agreementFromOn, agreementUntilOn }: FacilityRow,
  today: Day,
): Problem | undefined {
  if (approvedOn === null || approvedOn > today) {
    return {
      code: 'wrong-state',
      says: `${name} is not approved by the registry yet, so it cannot register cases. Your answers are kept.`,
    };
  }
  if (agreementFromOn === null || agreementFromOn > today) {
    const from = agreementFromOn === null ? '' : ` before ${sayDay(agreementFromOn, 'long')}`;
    return {
      code: 'wrong-state',
      says: `The agreement of ${name} with the registry is not in force${from}. Your answers are kept.`,
    };
  }
  if (agreementUntilOn !== null && agreementUntilOn < today) {
    return {
      code: 'wrong-state',
      says: `The agreement of ${name} with the registry ended on ${sayDay(agreementUntilOn, 'long')}. Renew it, then register this case; your answers are kept.`,
    };
  }
  return undefined;
}

/** The facility's next case number in a year. Its row holds others until this registration stands or falls. */
async function nextNumber(
  ctx: Ctx,
  facilityId: string,
  year: number,
): Promise<{ readonly year: number; readonly running: number }> {
  const counter = await firstRow(
    ctx.db,
    z.object({ running: z.number() }),
    sql`
      INSERT INTO case_counter (facility_id, year, running) VALUES (${facilityId}::uuid, ${year}, 1)
      ON CONFLICT (facility_id, year) DO UPDATE SET running = case_counter.running + 1
      RETURNING running`,
  );
  if (!counter) throw new Error('A case counter without a number');
  return { year, running: counter.running };
}

function rowOf(
  protocol: Protocol,
  facility: FacilityRow,
  id: string,
  answers: RegistrationAnswers,
  today: Day,
  { year, running }: { readonly year: number; readonly running: number },
): CaseRow {
  const { physician } = answers;
  return {
    facilityId: facility.id,
    id,
    number: `${facility.registryNumber}-${today.slice(2, 4)}-${String(running).padStart(4, '0')}`,
    year,
    running,
    protocolId: protocol.id,
    protocolVersion: protocol.version,
    scheduledOn: answers.scheduledOn,
    scanOn: null,
    cpt: null,
    tracer: answers.tracer,
    reason: answers.reason,
    site: answers.site,
    physicianNpi: physician.npi,
    physicianFamilyName: physician.familyName,
    physicianGivenName: physician.givenName,
    familyName: answers.familyName,
    givenName: answers.givenName,
    bornOn: answers.bornOn,
    sex: answers.sex,
    mbi: answers.mbi,
    sameScan: 'none',
    version: 1,
    facilityName: facility.name,
    registryNumber: facility.registryNumber,
    city: facility.city,
    state: facility.state,
    zone: facility.zone,
    facilityNpi: facility.npi,
    ccn: facility.ccn,
    isHospital: facility.isHospital,
    approvedOn: facility.approvedOn,
    agreementFromOn: facility.agreementFromOn,
    agreementUntilOn: facility.agreementUntilOn,
  };
}

function caseWrite(ctx: Ctx, row: CaseRow, today: Day): Write {
  return {
    to: 'registry_case',
    row: {
      facility_id: row.facilityId,
      id: row.id,
      number: row.number,
      year: row.year,
      running: row.running,
      protocol_id: row.protocolId,
      protocol_version: row.protocolVersion,
      registered_on: today,
      registered_at: ctx.now,
      scheduled_on: row.scheduledOn,
      tracer: row.tracer,
      reason: row.reason,
      site: row.site,
      physician_npi: row.physicianNpi,
      physician_family_name: row.physicianFamilyName,
      physician_given_name: row.physicianGivenName,
      family_name: row.familyName,
      given_name: row.givenName,
      born_on: row.bornOn,
      sex: row.sex,
      mbi: row.mbi,
      same_scan: row.sameScan,
      version: row.version,
    },
  };
}
