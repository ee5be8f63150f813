import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { FieldProblem } from '../domain/forms/problems';
import { parseEmail } from '../domain/identifiers/email';
import { parseNpi } from '../domain/identifiers/npi';
import type { Parsed } from '../domain/identifiers/parsed';
import { fail, ok, type Result } from '../domain/result';
import { hashOfSecret } from '../keys/registry-key';
import { audit } from './audit';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import { invitationEnd } from './invitation-end';
import { orderOfPeople, refusalOfPlace } from './load-person';
import { queueMessage } from './queue-message';
import { refusalOf } from './refusal';
import { firstRow } from './rows';

/** The roles an invitation can be for. */
export const invitedRoles = ['registrar', 'manager', 'physician', 'administrator', 'auditor'] as const;
export type InvitedRole = (typeof invitedRoles)[number];

export interface Invited {
  readonly email: string;
  readonly role: InvitedRole;
  /** Of a registrar or manager; a manager's own where it is not said. */
  readonly facilityId?: string | undefined;
  /** Of a physician. */
  readonly npi?: string | undefined;
}

/** Invites somebody to a role by e-mail. */
export async function invitePerson(
  ctx: Ctx,
  asked: Invited,
): Promise<Result<{ readonly invitationId: string; readonly email: string }>> {
  const isOfFacility = asked.role === 'registrar' || asked.role === 'manager';
  const facilityId = isOfFacility ? (asked.facilityId ?? ctx.actor.facilityId) : null;
  const refusal = refusalOf(ctx, 'people.manage', null) ?? refusalOfPlace(ctx, facilityId);
  if (refusal) return fail(refusal);
  const email = parseEmail(asked.email);
  const npi = npiOf(asked);
  if (!email.ok || !npi.ok || (isOfFacility && facilityId === null)) {
    return fail({
      code: 'answers',
      fields: [
        ...(email.ok ? [] : [field('email', email.says)]),
        ...(isOfFacility && facilityId === null ? [field('facilityId', 'Choose the facility.')] : []),
        ...(npi.ok ? [] : [field('npi', npi.says)]),
      ],
    });
  }
  if (asked.role === 'registrar' && ctx.actor.role === 'administrator') {
    return fail({
      code: 'wrong-state',
      says: 'Registrars are invited by the manager of their facility. Invite a manager first.',
    });
  }
  const facility = await facilityCalled(ctx, facilityId);
  if (!facility.ok) return facility;
  await orderOfPeople(ctx, facilityId);
  const trouble = await troubleWith(ctx, { email: email.value, facilityId, npi: npi.value });
  if (trouble) return fail({ code: 'answers', fields: [trouble] });

  const id = uuid();
  const messageId = await queueMessage(ctx, {
    kind: 'invitation',
    to: email.value,
    facilityId,
    facts: {
      invitationId: id,
      inviterName: ctx.actor.name,
      facilityName: facility.value,
      roleWords: roleWords[asked.role],
    },
  });
  await ctx.db.$executeRaw(sql`
    INSERT INTO invitation (id, facility_id, email, role, npi, token_hash, invited_by, invited_by_name, sent_at, message_id, expires_at)
    VALUES (${id}::uuid, ${facilityId}::uuid, ${email.value}, ${asked.role}, ${npi.value},
      ${hashOfSecret(ctx.key.token('invitation', id))}, ${ctx.actor.accountId}::uuid, ${ctx.actor.name},
      ${ctx.now}::timestamptz, ${messageId}::uuid, ${invitationEnd(ctx.now)}::timestamptz)`);
  await audit(ctx, { action: 'invitation.send', objectKind: 'invitation', objectId: id, facilityId });
  return ok({ invitationId: id, email: email.value });
}

function npiOf({ role, npi }: Invited): Parsed<string | null> {
  return role === 'physician' ? parseNpi(npi ?? '') : { ok: true, value: null };
}

/** What a facility is called; null for the registry. One that is not there is not found. */
async function facilityCalled(ctx: Ctx, facilityId: string | null): Promise<Result<string | null>> {
  if (facilityId === null) return ok(null);
  const facility = await firstRow(
    ctx.db,
    z.object({ name: z.string() }),
    sql`SELECT name FROM facility WHERE id = ${facilityId}::uuid`,
  );
  return facility ? ok(facility.name) : fail({ code: 'not-found' });
}

const standingSchema = z.object({
  role: z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']).nullable(),
  facilityId: z.string().nullable(),
  isInvited: z.boolean(),
  hasNpi: z.boolean(),
});

/** What stands in the way. That an address has a role elsewhere is told to those alone who see everybody. */
async function troubleWith(
  ctx: Ctx,
  {
    email,
    facilityId,
    npi,
  }: { readonly email: string; readonly facilityId: string | null; readonly npi: string | null },
): Promise<FieldProblem | undefined> {
  const standing = await firstRow(
    ctx.db,
    standingSchema,
    sql`
      SELECT m.role, m.facility_id AS "facilityId",
        EXISTS (
          SELECT 1 FROM invitation i
          WHERE i.email = ${email} AND i.facility_id IS NOT DISTINCT FROM ${facilityId}::uuid AND i.accepted_at IS NULL
            AND i.revoked_at IS NULL) AS "isInvited",
        EXISTS (SELECT 1 FROM membership p WHERE p.npi = ${npi}) AS "hasNpi"
      FROM (SELECT 1) one LEFT JOIN account a ON a.email = ${email} LEFT JOIN membership m ON m.account_id = a.id`,
  );
  if (!standing) return undefined;
  const { role, isInvited, hasNpi } = standing;
  if (role !== null && (ctx.actor.role === 'administrator' || standing.facilityId === ctx.actor.facilityId))
    return field('email', `This address has access already, as ${roleWords[role]}.`);
  if (isInvited)
    return field('email', 'This address is invited already. Send the invitation again from the list.');
  if (hasNpi) return field('npi', 'Somebody with this NPI has access already.');
  return undefined;
}

const labels = { email: 'E-mail address', facilityId: 'Facility', npi: 'NPI' } as const;

function field(key: keyof typeof labels, says: string): FieldProblem {
  return { key, label: labels[key], code: 'malformed', says };
}
