import { z } from 'zod';
import { writeAudit } from '../db/audit';
import type { Tx } from '../db/client';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { hashOfSecret } from '../keys/registry-key';
import type { Ctx } from './context';
import { firstRow } from './rows';

const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']),
  npi: z.string().nullable(),
  facilityId: z.string().nullable(),
  facilityName: z.string().nullable(),
  inviterName: z.string(),
  /** The account of the address, where there is one. */
  accountId: z.string().nullable(),
  /** That account has a role. */
  isTaken: z.boolean(),
});
export type InvitationFound = z.output<typeof invitationSchema>;

/** The open invitation that a secret belongs to. Looking changes nothing. */
export function findInvitation(db: Tx, token: string, now: Date): Promise<InvitationFound | undefined> {
  return firstRow(
    db,
    invitationSchema,
    sql`
      SELECT id, email, role, npi, facility_id AS "facilityId", facility_name AS "facilityName", inviter_name AS "inviterName",
        account_id AS "accountId", is_taken AS "isTaken"
      FROM invitation_at(${hashOfSecret(token)}, ${now}::timestamptz)`,
  );
}

/** What somebody gives who sets up a sign-in. */
export interface NewSignIn {
  readonly accountId: string;
  readonly givenName: string;
  readonly familyName: string;
  /** As `hashPassphrase` made it; null for whoever signs in with a passkey alone. */
  readonly passphraseHash: string | null;
}

/** Takes the invited role for this account, which is who acts in the transaction. */
export async function acceptInvitation(
  { db, now, requestId }: Pick<Ctx, 'db' | 'now' | 'requestId'>,
  token: string,
  invitation: InvitationFound,
  { accountId, givenName, familyName, passphraseHash }: NewSignIn,
): Promise<Result<{ readonly email: string }>> {
  const done = await firstRow(
    db,
    z.object({ joined: z.boolean() }),
    sql`SELECT accept_invitation(${hashOfSecret(token)}, ${now}::timestamptz, ${accountId}::uuid, ${familyName}, ${givenName},
      ${passphraseHash}::text) AS joined`,
  );
  if (!done?.joined) return fail({ code: 'not-found' });
  await writeAudit(db, {
    action: 'invitation.accept',
    objectKind: 'invitation',
    objectId: invitation.id,
    at: now,
    requestId,
  });
  return ok({ email: invitation.email });
}
