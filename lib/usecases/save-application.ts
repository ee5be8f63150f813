import { z } from 'zod';
import { writeAudit } from '../db/audit';
import { sql } from '../db/sql';
import type { TypedApplication } from '../domain/applications/application';
import { fail, ok, type Result } from '../domain/result';
import { type ApplicantCtx, applicationOf } from './applicant';

export const savedApplicationSchema = z.strictObject({ version: z.number(), savedAt: z.string() });
export type SavedApplication = z.output<typeof savedApplicationSchema>;

/** Confirms the address of an application, by whoever came by the link in its e-mail and pressed a button. */
export async function confirmApplication(
  ctx: ApplicantCtx,
  token: string,
): Promise<Result<{ readonly isConfirmed: true }>> {
  const application = await applicationOf(ctx.db, token);
  if (!application) return fail({ code: 'not-found' });
  if (!application.isConfirmed) {
    await ctx.db.$executeRaw(sql`
      UPDATE application SET confirmed_at = ${ctx.now}::timestamptz, version = version + 1 WHERE id = ${application.id}::uuid`);
    await writeAudit(ctx.db, {
      action: 'application.confirm',
      objectKind: 'application',
      objectId: application.id,
      at: ctx.now,
      requestId: ctx.requestId,
    });
  }
  return ok({ isConfirmed: true });
}

/** Keeps what was typed, whatever it is. Somebody who typed over it elsewhere in between is told. */
export async function saveApplication(
  ctx: ApplicantCtx,
  asked: { readonly token: string; readonly answers: TypedApplication; readonly version: number },
): Promise<Result<SavedApplication>> {
  const application = await applicationOf(ctx.db, asked.token);
  if (!application?.isConfirmed) return fail({ code: 'not-found' });
  if (application.status !== 'draft' && application.status !== 'asked')
    return fail({
      code: 'wrong-state',
      says: 'This application was handed in already. Load the page again.',
    });
  const saved = await ctx.db.$executeRaw(sql`
    UPDATE application SET answers = ${JSON.stringify(asked.answers)}::jsonb, saved_at = ${ctx.now}::timestamptz,
      version = version + 1
    WHERE id = ${application.id}::uuid AND version = ${asked.version}::int`);
  if (saved === 0) {
    return fail({
      code: 'wrong-state',
      says: 'This application was changed in another window in between. Load the page again to go on with what is kept there; copy what you just typed first.',
    });
  }
  await writeAudit(ctx.db, {
    action: 'application.save',
    objectKind: 'application',
    objectId: application.id,
    version: asked.version + 1,
    at: ctx.now,
    requestId: ctx.requestId,
  });
  return ok({ version: asked.version + 1, savedAt: ctx.now.toISOString() });
}
