import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { refusalOf } from './refusal';

/** Whether the actor may verify; that it was asked for is told by the audit. */
export async function beginVerification(
  ctx: Ctx,
  action: 'audit.verify' | 'signatures.verify',
): Promise<Result<null>> {
  const refusal = refusalOf(ctx, 'audit.read', null);
  if (refusal) return fail(refusal);
  await audit(ctx, { action, objectKind: 'audit' });
  return ok(null);
}
