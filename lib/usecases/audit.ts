import { type AuditEntry, writeAudit } from '../db/audit';
import type { Ctx } from './context';

/** One line of the audit; who, when and in which request is known from the context. */
export type AuditLine = Omit<AuditEntry, 'at' | 'requestId'>;

/** Appends a line and answers its number. The last statement of every change and of every look at a patient. */
export function audit(ctx: Ctx, line: AuditLine): Promise<bigint> {
  return writeAudit(ctx.db, { ...line, at: ctx.now, requestId: ctx.requestId });
}
