import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { FieldProblem } from '../domain/forms/problems';
import { accepted, type Parsed, refused } from '../domain/identifiers/parsed';
import { cleanText } from '../domain/identifiers/text';
import { parseMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import { type Day, parseDay } from '../domain/schedule/day';
import { dayIn, isZone } from '../domain/schedule/zone';
import { type ApplicationRow, addNote } from './applicant';
import { acceptedOf, checklistOf } from './application-words';
import { audit } from './audit';
import type { Ctx } from './context';
import { invitePerson } from './invite-person';
import { ledgerWrite } from './ledger-writes';
import { loadApplication } from './load-application';
import { queueMessage } from './queue-message';
import { firstRow } from './rows';
import { writeAll } from './write-all';

export const decidedSchema = z.strictObject({
  status: z.enum(['submitted', 'asked', 'refused', 'approved']),
});
type Decided = z.output<typeof decidedSchema>;

/** Records what was received: the application fee, and the deposit that the facility begins with. */
export async function recordPayment(
  ctx: Ctx,
  asked: { readonly id: string; readonly fee: string; readonly deposit: string; readonly reference: string },
): Promise<Result<Decided>> {
  const found = await loadApplication(ctx, asked.id, 'application.decide', 'forChange');
  if (!found.ok) return found;
  const fee = lineIn(asked.fee, 'Type the number of the check or payment of the fee.');
  const deposit = parseMoney(asked.deposit);
  const reference = lineIn(asked.reference, 'Type the number of the check or payment of the deposit.');
  const fields: readonly FieldProblem[] = [
    ...(fee.ok ? [] : [field('fee', 'Application fee', fee.says)]),
    ...(deposit.ok && deposit.value > 0
      ? []
      : [field('deposit', 'Deposit', deposit.ok ? 'A deposit is more than nothing.' : deposit.says)]),
    ...(reference.ok ? [] : [field('reference', 'Deposit, check or payment number', reference.says)]),
  ];
  if (!fee.ok || !deposit.ok || !reference.ok || fields.length > 0) return fail({ code: 'answers', fields });
  await ctx.db.$executeRaw(sql`
    UPDATE application SET fee_reference = ${fee.value}, deposit_cents = ${deposit.value}::int,
      deposit_reference = ${reference.value}, version = version + 1
    WHERE id = ${found.value.id}::uuid`);
  await audit(ctx, { action: 'application.payment', objectKind: 'application', objectId: found.value.id });
  return ok({ status: found.value.status === 'asked' ? 'asked' : 'submitted' });
}

/** Asks the applicant back. They read it behind their link, change what they like and hand in again. */
export async function askBack(
  ctx: Ctx,
  asked: { readonly id: string; readonly question: string },
): Promise<Result<Decided>> {
  const found = await loadApplication(ctx, asked.id, 'application.decide', 'forChange');
  if (!found.ok) return found;
  const row = found.value;
  const question = lineIn(asked.question, 'Type what you want to know.', 2000);
  if (!question.ok) return fail({ code: 'answers', fields: [field('question', 'Question', question.says)] });
  await addNote(ctx, {
    applicationId: row.id,
    side: 'registry',
    byName: ctx.actor.name,
    says: question.value,
  });
  await ctx.db.$executeRaw(sql`
    UPDATE application SET status = 'asked', version = version + 1 WHERE id = ${row.id}::uuid`);
  await queueMessage(ctx, {
    kind: 'applicationAsked',
    to: row.email,
    facilityId: null,
    facts: { applicationId: row.id, name: row.name, locationName: row.locationName ?? '' },
  });
  await audit(ctx, { action: 'application.ask', objectKind: 'application', objectId: row.id });
  return ok({ status: 'asked' });
}

/** Refuses an application, with the reason that the applicant reads. */
export async function refuseApplication(
  ctx: Ctx,
  asked: { readonly id: string; readonly reason: string },
): Promise<Result<Decided>> {
  const found = await loadApplication(ctx, asked.id, 'application.decide', 'forChange');
  if (!found.ok) return found;
  const row = found.value;
  const reason = lineIn(asked.reason, 'Say why. The applicant reads it.', 2000);
  if (!reason.ok) return fail({ code: 'answers', fields: [field('reason', 'Reason', reason.says)] });
  await ctx.db.$executeRaw(sql`
    UPDATE application SET status = 'refused', decided_at = ${ctx.now}::timestamptz, decided_by = ${ctx.actor.accountId}::uuid,
      decided_by_name = ${ctx.actor.name}, decided_reason = ${reason.value}, version = version + 1
    WHERE id = ${row.id}::uuid`);
  await tellApplicant(ctx, row, null, null);
  await audit(ctx, { action: 'application.refuse', objectKind: 'application', objectId: row.id });
  return ok({ status: 'refused' });
}

/** Approves an application that has everything: the facility, its books with the deposit, and its first manager's invitation. */
export async function approveApplication(
  ctx: Ctx,
  asked: { readonly id: string; readonly timeZone: string; readonly agreementUntil: string },
): Promise<Result<Decided>> {
  const found = await loadApplication(ctx, asked.id, 'application.decide', 'forChange');
  if (!found.ok) return found;
  const row = found.value;
  const application = acceptedOf(row);
  const missing = checklistOf(row).filter(({ isDone }) => !isDone);
  if (!application || missing.length > 0 || row.depositCents === null) {
    return fail({
      code: 'wrong-state',
      says: `This application cannot be approved yet. Missing: ${missing.map(({ what }) => what.toLowerCase()).join('; ')}.`,
    });
  }
  if (!isZone(asked.timeZone))
    return fail({ code: 'answers', fields: [field('timeZone', 'Time zone', 'Choose the time zone.')] });
  const today = dayIn(asked.timeZone, ctx.now);
  const until = untilIn(asked.agreementUntil, today);
  if (!until.ok)
    return fail({ code: 'answers', fields: [field('agreementUntil', 'Agreement until', until.says)] });
  const facilityId = uuid();
  const founded = await firstRow(
    ctx.db,
    z.object({ registryNumber: z.string() }),
    sql`SELECT found_facility(${row.id}::uuid, ${facilityId}::uuid, ${application.locationName}, ${application.city},
      ${application.state}, ${asked.timeZone}, ${application.npi}, ${application.ccn}, ${application.isHospital},
      ${application.phone}, ${application.email}, ${today}::date, ${until.value}::date) AS "registryNumber"`,
  );
  if (!founded) throw new Error('A facility without a number');
  await ctx.db.$executeRaw(sql`
    UPDATE ledger_account SET minimum_cents = ${application.minimumCents}::int, version = version + 1
    WHERE facility_id = ${facilityId}::uuid`);
  const books = { facilityId, facilityName: application.locationName, today };
  await writeAll(ctx, [
    await ledgerWrite(ctx, books, {
      kind: 'deposit',
      amountCents: row.depositCents,
      ofSeq: null,
      rule: null,
      caseId: null,
      note: row.depositReference,
    }),
  ]);
  await ctx.db.$executeRaw(sql`
    UPDATE application SET status = 'approved', decided_at = ${ctx.now}::timestamptz, decided_by = ${ctx.actor.accountId}::uuid,
      decided_by_name = ${ctx.actor.name}, facility_id = ${facilityId}::uuid, version = version + 1
    WHERE id = ${row.id}::uuid`);
  const invited = await invitePerson(ctx, { email: application.managerEmail, role: 'manager', facilityId });
  if (!invited.ok) return invited;
  await tellApplicant(ctx, row, founded.registryNumber, application.managerEmail);
  await audit(ctx, {
    action: 'application.approve',
    objectKind: 'application',
    objectId: row.id,
    facilityId,
  });
  return ok({ status: 'approved' });
}

async function tellApplicant(
  ctx: Ctx,
  row: ApplicationRow,
  registryNumber: string | null,
  manager: string | null,
): Promise<void> {
  await queueMessage(ctx, {
    kind: 'applicationDecided',
    to: row.email,
    facilityId: null,
    facts: {
      applicationId: row.id,
      name: row.name,
      locationName: row.locationName ?? '',
      registryNumber,
      manager,
    },
  });
}

function untilIn(typed: string, today: Day): Parsed<Day | null> {
  if (typed.trim() === '') return accepted(null);
  const day = parseDay(typed);
  if (!day.ok) return day;
  return day.value > today
    ? day
    : refused('The agreement ends on a later day. Leave it empty for one without an end.');
}

function lineIn(raw: string, missing: string, most = 120): Parsed {
  const text = cleanText(most > 120 ? raw : raw.replaceAll(/\s+/g, ' '));
  if (!text.ok) return text;
  if (text.value === '') return refused(missing);
  return text.value.length > most ? refused(`Type at most ${most} characters.`) : text;
}

function field(key: string, label: string, says: string): FieldProblem {
  return { key, label, code: 'malformed', says };
}
