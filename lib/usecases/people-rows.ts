import { z } from 'zod';
import { noSql, type Sql, sql } from '../db/sql';
import { approvalFor, isNearAManager } from '../domain/access/recovery';
import { sayDay } from '../domain/schedule/day';
import { dayIn, sayTime } from '../domain/schedule/zone';
import { roleWords } from './case-words';
import type { Ctx } from './context';
import type { OpenInvitation, OpenRecovery, PersonWithAccess } from './people-view';
import { rows } from './rows';

const role = z.enum(['registrar', 'manager', 'physician', 'administrator', 'auditor']);

const personSchema = z.object({
  accountId: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  role,
  facilityId: z.string().nullable(),
  facilityName: z.string().nullable(),
  npi: z.string().nullable(),
  voucher: z.string().nullable(),
  version: z.number(),
  hasSecondFactor: z.boolean(),
  lastSignedInAt: z.date().nullable(),
});

/** People with access, by name. `where` is about `membership m`, `account a`. */
export async function peopleWhere(
  ctx: Ctx,
  zone: string,
  where: Sql,
  limit: number,
): Promise<readonly PersonWithAccess[]> {
  const found = await rows(
    ctx.db,
    personSchema,
    sql`
      SELECT a.id AS "accountId", a.family_name AS "familyName", a.given_name AS "givenName", a.email, m.role,
        m.facility_id AS "facilityId", f.name AS "facilityName", m.npi, v.name AS voucher, m.version,
        EXISTS (SELECT 1 FROM passkey p WHERE p.account_id = a.id)
          OR EXISTS (SELECT 1 FROM authenticator t WHERE t.account_id = a.id) AS "hasSecondFactor",
        (SELECT max(s.created_at) FROM auth_session s WHERE s.account_id = a.id AND s.assurance = 2) AS "lastSignedInAt"
      FROM account a JOIN membership m ON m.account_id = a.id LEFT JOIN facility f ON f.id = m.facility_id
        LEFT JOIN facility v ON v.id = m.vouched_by
      WHERE a.disabled_at IS NULL ${where}
      ORDER BY a.family_name, a.given_name, a.id LIMIT ${limit}`,
  );
  return found.map((person) => ({
    accountId: person.accountId,
    name: `${person.familyName}, ${person.givenName}`,
    email: person.email,
    role: person.role,
    roleWords: roleWords[person.role],
    facility:
      person.facilityId === null || person.facilityName === null
        ? null
        : { id: person.facilityId, name: person.facilityName },
    npi: person.npi,
    voucher: person.voucher,
    hasSecondFactor: person.hasSecondFactor,
    lastSignedInWords: person.lastSignedInAt === null ? null : sayShort(person.lastSignedInAt, zone),
    version: person.version,
    isSelf: person.accountId === ctx.actor.accountId,
  }));
}

const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role,
  facilityName: z.string().nullable(),
  invitedBy: z.string(),
  sentAt: z.date(),
  expiresAt: z.date(),
  hasFailed: z.boolean(),
});

/** Invitations that nobody accepted or revoked, the newest first; row security tells whose. */
export async function openInvitations(
  ctx: Ctx,
  zone: string,
  facilityId?: string,
): Promise<readonly OpenInvitation[]> {
  const found = await rows(
    ctx.db,
    invitationSchema,
    sql`
      SELECT i.id, i.email, i.role, f.name AS "facilityName", i.invited_by_name AS "invitedBy", i.sent_at AS "sentAt",
        i.expires_at AS "expiresAt", coalesce(s.status = 'failed', false) AS "hasFailed"
      FROM invitation i LEFT JOIN facility f ON f.id = i.facility_id LEFT JOIN message s ON s.id = i.message_id
      WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL ${inFacility(sql`i.facility_id`, facilityId)}
      ORDER BY i.sent_at DESC, i.id LIMIT 100`,
  );
  return found.map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    roleWords: roleWords[invitation.role],
    facilityName: invitation.facilityName,
    invitedBy: invitation.invitedBy,
    sentWords: sayShort(invitation.sentAt, zone),
    expiresWords: sayShort(invitation.expiresAt, zone),
    isExpired: invitation.expiresAt <= ctx.now,
    hasFailed: invitation.hasFailed,
  }));
}

const recoverySchema = z.object({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  facilityId: z.string().nullable(),
  facilityName: z.string().nullable(),
  hasOtherManager: z.boolean(),
  askedAt: z.date(),
  expiresAt: z.date(),
  nearBy: z.string().nullable(),
  nearByName: z.string().nullable(),
  nearNote: z.string().nullable(),
  registryBy: z.string().nullable(),
  registryName: z.string().nullable(),
  registryNote: z.string().nullable(),
  linkExpiresAt: z.date().nullable(),
  version: z.number(),
});
export type RecoveryRow = z.output<typeof recoverySchema>;

/** Open requests for a new sign-in, the newest first; row security tells whose. `where` is about `recovery_request r`. */
export function recoveriesWhere(ctx: Ctx, where: Sql): Promise<readonly RecoveryRow[]> {
  return rows(
    ctx.db,
    recoverySchema,
    sql`
      SELECT r.id, r.account_id AS "accountId", a.given_name || ' ' || a.family_name AS name, a.email, m.role,
        r.facility_id AS "facilityId", f.name AS "facilityName",
        EXISTS (
          SELECT 1 FROM membership o
          WHERE o.facility_id = r.facility_id AND o.role = 'manager' AND o.account_id <> r.account_id) AS "hasOtherManager",
        r.asked_at AS "askedAt", r.expires_at AS "expiresAt", r.near_by AS "nearBy", r.near_by_name AS "nearByName",
        r.near_note AS "nearNote", r.registry_by AS "registryBy", r.registry_name AS "registryName",
        r.registry_note AS "registryNote", r.link_expires_at AS "linkExpiresAt", r.version
      FROM recovery_request r JOIN account a ON a.id = r.account_id
        JOIN membership m ON m.account_id = a.id AND m.facility_id IS NOT DISTINCT FROM r.facility_id
        LEFT JOIN facility f ON f.id = r.facility_id
      WHERE r.done_at IS NULL AND r.refused_at IS NULL AND coalesce(r.link_expires_at, r.expires_at) > ${ctx.now}::timestamptz ${where}
      ORDER BY r.asked_at DESC, r.id LIMIT 100`,
  );
}

export async function openRecoveries(
  ctx: Ctx,
  zone: string,
  facilityId?: string,
): Promise<readonly OpenRecovery[]> {
  const found = await recoveriesWhere(ctx, inFacility(sql`r.facility_id`, facilityId));
  return found.map((request) => ({
    id: request.id,
    name: request.name,
    email: request.email,
    roleWords: roleWords[request.role],
    facilityName: request.facilityName,
    askedWords: sayShort(request.askedAt, zone),
    expiresWords: sayShort(request.linkExpiresAt ?? request.expiresAt, zone),
    approvals: [
      ...(request.nearByName === null ? [] : [{ who: request.nearByName, note: request.nearNote ?? '' }]),
      ...(request.registryName === null
        ? []
        : [{ who: request.registryName, note: request.registryNote ?? '' }]),
    ],
    missing: missingIn(request),
    mayApprove: request.linkExpiresAt === null && approvalFor(request, ctx.actor) !== null,
    version: request.version,
  }));
}

function missingIn(request: RecoveryRow): readonly string[] {
  const near = isNearAManager(request) ? 'a manager of the facility' : 'an administrator of the registry';
  const isSecond = request.nearBy !== null && !isNearAManager(request);
  return [
    ...(request.nearBy === null ? [near] : []),
    ...(request.registryBy === null
      ? [
          isSecond || (request.nearBy === null && !isNearAManager(request))
            ? 'another administrator'
            : 'an administrator of the registry',
        ]
      : []),
  ];
}

function inFacility(column: Sql, facilityId: string | undefined): Sql {
  return facilityId === undefined ? noSql : sql`AND ${column} = ${facilityId}::uuid`;
}

/** `Nov 18, 6:41 PM` */
function sayShort(instant: Date, zone: string): string {
  return `${sayDay(dayIn(zone, instant), 'short')}, ${sayTime(instant, zone)}`;
}
