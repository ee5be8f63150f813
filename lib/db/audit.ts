import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';

/** Everything the audit tells of. Each has its words in `audit-words.ts`. */
export const auditActions = [
  'case.register',
  'case.look',
  'case.confirmSeparate',
  'case.bill',
  'claim.outcome',
  'billing.look',
  'billing.export',
  'remittance.import',
  'form.look',
  'draft.save',
  'form.submit',
  'form.reopen',
  'form.keep',
  'form.note',
  'case.correct',
  'case.foresee',
  'case.acceptLate',
  'case.markIneligible',
  'case.transfer',
  'entry.look',
  'questionnaire.download',
  'report.attach',
  'attachment.add',
  'attachment.look',
  'claimSupport.issue',
  'claimSupport.supersede',
  'claimSupport.download',
  'list.look',
  'search',
  'facility.look',
  'registry.look',
  'audit.look',
  'audit.export',
  'audit.verify',
  'signatures.verify',
  'messages.look',
  'registry.restore',
  'signIn',
  'signIn.begin',
  'signIn.refused',
  'signOut',
  'session.expired',
  'proof',
  'proof.refused',
  'passkey.add',
  'passkey.rename',
  'passkey.remove',
  'authenticator.set',
  'authenticator.remove',
  'recoveryCodes.make',
  'passphrase.change',
  'session.end',
  'link.send',
  'link.revoke',
  'link.codeShown',
  'link.codeRenewed',
  'link.orderSheet',
  'link.open',
  'link.enter',
  'link.codeRefused',
  'link.kill',
  'link.leave',
  'link.receipt',
  'link.join',
  'request.refused',
  'people.look',
  'invitation.send',
  'invitation.sendAgain',
  'invitation.revoke',
  'invitation.accept',
  'member.changeRole',
  'member.handOver',
  'member.confirmNpi',
  'member.remove',
  'recovery.ask',
  'recovery.approve',
  'recovery.refuse',
  'recovery.finish',
  'registry.setUp',
  'ledger.look',
  'ledger.statement',
  'ledger.deposit',
  'ledger.reverse',
  'ledger.minimum',
  'application.begin',
  'application.confirm',
  'application.save',
  'application.attach',
  'application.submit',
  'application.look',
  'application.agreement',
  'application.payment',
  'application.ask',
  'application.refuse',
  'application.approve',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What was acted on. For a form, an entry, a list or a request the object is named, never what stands in it. */
export type AuditObject =
  | 'case'
  | 'form'
  | 'entry'
  | 'attachment'
  | 'claimDocument'
  | 'list'
  | 'facility'
  | 'registry'
  | 'audit'
  | 'account'
  | 'session'
  | 'invitation'
  | 'recovery'
  | 'link'
  | 'ledger'
  | 'application'
  | 'request';

/** One line of the audit. Who acts is known to the transaction. It holds no value of a patient: no name, no number, no answer. */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly objectKind: AuditObject;
  /** For a form its id (`pre-pet`), for a list its tab, for a request its method and pattern, else the row's id. */
  readonly objectId?: string | null;
  /** The facility the object belongs to; without it the actor's own. */
  readonly facilityId?: string | null;
  readonly caseId?: string | null;
  /** The version of the object that was made or seen. */
  readonly version?: number | null;
  readonly outcome?: 'done' | 'refused';
  readonly at: Date;
  readonly requestId: string;
}

const answer = z.tuple([z.object({ sequence: z.bigint() })]);

/**
 * Appends one line and answers its number. Call it last in a transaction: from here until the commit all other writers of
 * the audit wait. If it fails, the transaction fails.
 */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<bigint> {
  const rows: unknown = await tx.$queryRaw`SELECT registry_audit(
    ${uuid()}::uuid, ${entry.at}::timestamptz, ${entry.action}, ${entry.objectKind}, ${entry.objectId ?? null},
    ${entry.facilityId ?? null}::uuid, ${entry.caseId ?? null}::uuid, ${entry.version ?? null}::int, ${entry.requestId},
    ${entry.outcome ?? 'done'}) AS sequence`;
  const [{ sequence }] = answer.parse(rows);
  return sequence;
}
