import { z } from 'zod';
import { writeAudit } from '../db/audit';
import { sql } from '../db/sql';
import { agreement, agreementMeaning } from '../domain/applications/agreement';
import {
  applicationFee,
  locationKeyOf,
  readApplication,
  type TypedApplication,
} from '../domain/applications/application';
import type { FieldProblem } from '../domain/forms/problems';
import { cleanText } from '../domain/identifiers/text';
import { sayMoney } from '../domain/ledger/money';
import type { Problem } from '../domain/problem';
import { fail, ok, type Result } from '../domain/result';
import { type ApplicantCtx, addNote, applicationOf } from './applicant';
import { fileNameOf } from './attach-file';
import { troubleWithPdf } from './check-pdf';
import { hashOf, hashOfBytes } from './content-hash';
import { queueMessage } from './queue-message';
import { firstRow } from './rows';

export interface ApplicationSubmission {
  readonly token: string;
  readonly answers: TypedApplication;
  readonly version: number;
  /** The signature on screen; where a signed agreement was uploaded, none is needed. */
  readonly signature?: { readonly name: string; readonly title: string; readonly agrees: boolean };
  /** What is said to a question of the registry. */
  readonly reply?: string;
}

export const submittedApplicationSchema = z.strictObject({ status: z.literal('submitted') });

/** Hands an application in: every answer is accepted, the place is not taken, and the agreement is signed or uploaded. */
export async function submitApplication(
  ctx: ApplicantCtx,
  asked: ApplicationSubmission,
): Promise<Result<z.output<typeof submittedApplicationSchema>>> {
  const row = await applicationOf(ctx.db, asked.token);
  if (!row?.isConfirmed) return fail({ code: 'not-found' });
  if (row.status !== 'draft' && row.status !== 'asked')
    return fail({
      code: 'wrong-state',
      says: 'This application was handed in already. Load the page again.',
    });
  if (row.version !== asked.version) return fail(changedMeanwhile);
  const { application, problems } = readApplication(asked.answers);
  const isSigned = row.agreementAt !== null || row.agreementFileName !== null;
  const signature = asked.signature && signatureOf(asked.signature);
  const reply = cleanText(asked.reply ?? '');
  const fields: readonly FieldProblem[] = [
    ...problems,
    ...(signature && !signature.ok ? signature.fields : []),
    ...(!isSigned && !signature
      ? [field('signName', 'Agreement', 'Sign the agreement, or upload it signed.')]
      : []),
    ...(reply.ok && reply.value.length <= 2000
      ? []
      : [field('reply', 'Your answer', reply.ok ? 'Type at most 2,000 characters.' : reply.says)]),
  ];
  if (!application || fields.length > 0 || !reply.ok) return fail({ code: 'answers', fields });
  const locationKey = locationKeyOf(application);
  const place = await firstRow(
    ctx.db,
    z.object({ taken: z.boolean() }),
    sql`SELECT place_is_taken(${row.id}::uuid, ${application.npi}, ${locationKey}) AS taken`,
  );
  if (place?.taken)
    return fail({
      code: 'answers',
      fields: [
        field(
          'street',
          'Street address',
          'There is an application of this NPI for this address already. Each location of a scanner applies once.',
        ),
      ],
    });
  const signed = signature?.ok ? signature : null;
  const taken = await ctx.db.$executeRaw(sql`
    UPDATE application SET status = 'submitted', submitted_at = ${ctx.now}::timestamptz, saved_at = ${ctx.now}::timestamptz,
      answers = ${JSON.stringify(asked.answers)}::jsonb, location_name = ${application.locationName},
      location_key = ${locationKey}, npi = ${application.npi}, version = version + 1,
      agreement_version = coalesce(${signed && agreement.version}::int, agreement_version),
      agreement_hash = coalesce(${signed && hashOf(agreement)}, agreement_hash),
      agreement_name = coalesce(${signed?.name ?? null}, agreement_name),
      agreement_title = coalesce(${signed?.title ?? null}, agreement_title),
      agreement_meaning = coalesce(${signed && agreementMeaning(application.legalName)}, agreement_meaning),
      agreement_at = coalesce(${signed && ctx.now}::timestamptz, agreement_at)
    WHERE id = ${row.id}::uuid AND version = ${asked.version}::int`);
  if (taken === 0) return fail(changedMeanwhile);
  if (reply.value !== '')
    await addNote(ctx, { applicationId: row.id, side: 'applicant', byName: row.name, says: reply.value });
  if (row.submittedAt === null)
    await queueMessage(ctx, {
      kind: 'applicationReceived',
      to: row.email,
      facilityId: null,
      facts: {
        applicationId: row.id,
        name: row.name,
        locationName: application.locationName,
        fee: sayMoney(applicationFee.cents),
        deposit: sayMoney(application.startCents),
      },
    });
  await writeAudit(ctx.db, {
    action: 'application.submit',
    objectKind: 'application',
    objectId: row.id,
    at: ctx.now,
    requestId: ctx.requestId,
  });
  return ok({ status: 'submitted' });
}

/** Keeps a signed agreement as it was uploaded, in place of the signature on screen. */
export async function attachAgreement(
  ctx: ApplicantCtx,
  asked: { readonly token: string; readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly fileName: string; readonly version: number }>> {
  const row = await applicationOf(ctx.db, asked.token);
  if (!row?.isConfirmed) return fail({ code: 'not-found' });
  if (row.status !== 'draft' && row.status !== 'asked')
    return fail({
      code: 'wrong-state',
      says: 'This application was handed in already. Load the page again.',
    });
  const trouble = troubleWithPdf(asked.bytes);
  if (trouble) return fail(trouble);
  const fileName = fileNameOf(asked.fileName);
  await ctx.db.$executeRaw(sql`
    UPDATE application SET agreement_file = ${asked.bytes}, agreement_file_name = ${fileName},
      agreement_file_hash = ${hashOfBytes(asked.bytes)}, version = version + 1
    WHERE id = ${row.id}::uuid`);
  await writeAudit(ctx.db, {
    action: 'application.attach',
    objectKind: 'application',
    objectId: row.id,
    at: ctx.now,
    requestId: ctx.requestId,
  });
  return ok({ fileName, version: row.version + 1 });
}

const changedMeanwhile: Problem = {
  code: 'wrong-state',
  says: 'This application was changed in another window in between. Load the page again; nothing was handed in.',
};

type Signed =
  | { readonly ok: true; readonly name: string; readonly title: string }
  | { readonly ok: false; readonly fields: readonly FieldProblem[] };

function signatureOf({ name, title, agrees }: NonNullable<ApplicationSubmission['signature']>): Signed {
  const typedName = cleanText(name.replaceAll(/\s+/g, ' '));
  const typedTitle = cleanText(title.replaceAll(/\s+/g, ' '));
  const fields: readonly FieldProblem[] = [
    ...troubleIn(typedName, 'signName', 'Your name', 'Type your first and last name to sign.'),
    ...troubleIn(
      typedTitle,
      'signTitle',
      'Your title',
      'Type your title, for example Chief executive officer.',
    ),
    ...(agrees ? [] : [field('signAgrees', 'Signature', 'Tick that you may sign for the legal entity.')]),
  ];
  return fields.length === 0 && typedName.ok && typedTitle.ok
    ? { ok: true, name: typedName.value, title: typedTitle.value }
    : { ok: false, fields };
}

function troubleIn(
  text: ReturnType<typeof cleanText>,
  key: string,
  label: string,
  missing: string,
): readonly FieldProblem[] {
  if (!text.ok) return [field(key, label, text.says)];
  if (text.value === '') return [field(key, label, missing)];
  return text.value.length > 120 ? [field(key, label, 'Type at most 120 characters.')] : [];
}

function field(key: string, label: string, says: string): FieldProblem {
  return { key, label, code: 'malformed', says };
}
