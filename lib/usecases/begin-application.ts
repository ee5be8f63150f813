import { v7 as uuid } from 'uuid';
import { writeAudit } from '../db/audit';
import { sql } from '../db/sql';
import { forAnotherLocation, type TypedApplication } from '../domain/applications/application';
import { fail, ok, type Result } from '../domain/result';
import { hashOfSecret } from '../keys/registry-key';
import { type ApplicantCtx, applicationOf, holdLink } from './applicant';
import { queueMessage } from './queue-message';

/** Begins an application and sends its link to the address. What comes back is the same for every address. */
export async function beginApplication(
  ctx: ApplicantCtx,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<void> {
  const id = await newApplication(ctx, { email, name, answers: {} });
  await queueMessage(ctx, {
    kind: 'applicationLink',
    to: email,
    facilityId: null,
    facts: { applicationId: id, name },
  });
  await note(ctx, 'application.begin', id);
}

/** Begins the application of another location with what was typed for this one; its holder may go on at once. */
export async function beginAnotherLocation(
  ctx: ApplicantCtx,
  token: string,
): Promise<Result<{ readonly token: string }>> {
  const from = await applicationOf(ctx.db, token);
  if (!from?.isConfirmed) return fail({ code: 'not-found' });
  const id = await newApplication(ctx, { ...from, answers: forAnotherLocation(from.answers) });
  await ctx.db.$executeRaw(sql`
    UPDATE application SET confirmed_at = ${ctx.now}::timestamptz, saved_at = ${ctx.now}::timestamptz, version = version + 1
    WHERE id = ${id}::uuid`);
  await queueMessage(ctx, {
    kind: 'applicationLink',
    to: from.email,
    facilityId: null,
    facts: { applicationId: id, name: from.name },
  });
  await note(ctx, 'application.begin', id);
  return ok({ token: ctx.key.token('application', id) });
}

async function newApplication(
  ctx: ApplicantCtx,
  of: { readonly email: string; readonly name: string; readonly answers: TypedApplication },
): Promise<string> {
  const id = uuid();
  const token = ctx.key.token('application', id);
  await holdLink(ctx.db, token);
  await ctx.db.$executeRaw(sql`
    INSERT INTO application (id, token_hash, email, name, began_at, answers)
    VALUES (${id}::uuid, ${hashOfSecret(token)}, ${of.email}, ${of.name}, ${ctx.now}::timestamptz,
      ${JSON.stringify(of.answers)}::jsonb)`);
  return id;
}

async function note(ctx: ApplicantCtx, action: 'application.begin', id: string): Promise<void> {
  await writeAudit(ctx.db, {
    action,
    objectKind: 'application',
    objectId: id,
    at: ctx.now,
    requestId: ctx.requestId,
  });
}
