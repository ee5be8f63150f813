import { z } from 'zod';
import { sql } from '../db/sql';
import { type Consequence, consequencesOf } from '../domain/cases/consequences';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { CaseRow } from './case-row';
import { titleInside } from './case-words';
import { claimFactsOf } from './claim-content';
import { currentClaimRevision, saysOtherThanNow } from './claim-writes';
import type { Ctx } from './context';
import { type CorrectedCase, type Correction, correctedCase } from './corrected-case';
import { decideCase } from './decide-case';
import { entryWrites } from './entry-writes';
import { eventWrite } from './event-write';
import { inOrderOfPatient } from './likely-duplicates';
import { assemble, type LoadedCase, loadCase } from './load-case';
import { physicianOf } from './physician-of';
import { physicianWrite } from './physician-write';
import { leavingScan, sameScanNumbers, sameScanOf } from './same-scan';
import { auditWrite, type Write, writeAll } from './write-all';
import { writtenReason } from './written-reason';

interface CaseCorrection extends Correction {
  readonly caseId: string;
}

export const foreseenSchema = z.object({
  version: z
    .number()
    .describe('Of the case; send it with the correction, so that nothing else is made than was told.'),
  consequences: z
    .array(z.object({ weight: z.enum(['grave', 'notable', 'plain']), says: z.string() }))
    .readonly(),
});
export type Foreseen = z.output<typeof foreseenSchema>;

/** Tells what a correction would lead to, by making it in memory. Nothing is changed. */
export async function foreseeCorrection(
  ctx: Ctx,
  { caseId, ...correction }: CaseCorrection,
): Promise<Result<Foreseen>> {
  const found = await loadCase(ctx, caseId, 'case.correct');
  if (!found.ok) return found;
  const loaded = found.value;
  const made = correctedCase(ctx, loaded, correction, '');
  if (!made.ok) return made;
  const consequences = await toldOf(ctx, loaded, made.value, correction);
  await audit(ctx, {
    action: 'case.foresee',
    objectKind: 'case',
    objectId: caseId,
    caseId,
    facilityId: loaded.row.facilityId,
  });
  return ok({ version: loaded.row.version, consequences });
}

/** Corrects a part of a case for a written reason, as it was told before; what the case said stays readable. */
export async function correctCase(
  ctx: Ctx,
  {
    caseId,
    reason: typed,
    version,
    ...correction
  }: CaseCorrection & { readonly reason: string; readonly version: number },
): Promise<Result<{ readonly corrected: true }>> {
  const found = await loadCase(ctx, caseId, 'case.correct', 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
  const reason = writtenReason(typed);
  if (!reason.ok) return reason;
  if (loaded.row.version !== version)
    return fail({
      code: 'wrong-state',
      says: 'Something happened to the case in between. Look again at what the correction leads to.',
    });
  const made = correctedCase(ctx, loaded, correction, reason.value);
  if (!made.ok) return made;
  const { row, entry, worded, events } = made.value;
  // Cases of the same scan are told, those of the scan it was as well as those of the scan it is.
  const isScanOther = row.mbi !== loaded.row.mbi || row.scanOn !== loaded.row.scanOn;
  if (row.mbi !== loaded.row.mbi) await inOrderOfPatient(ctx, row.facilityId, row.mbi);
  const siblings: Write[] = [];
  let changed = row;
  if (isScanOther && row.scanOn !== null) {
    siblings.push(...(await leavingScan(ctx, loaded.row)));
    const { sameScan, writes } = await sameScanOf(ctx, { row, events: [...loaded.events, ...events] });
    changed = { ...row, sameScan };
    siblings.push(...writes);
  }
  await storeRow(ctx, changed);
  const isPhysicianOther = row.physicianNpi !== loaded.row.physicianNpi;
  if (isPhysicianOther) await leavePhysician(ctx, row);
  const decided = await decideCase(ctx, assemble(ctx, changed, [...loaded.events, ...events]));
  await writeAll(ctx, [
    ...(correction.what === 'physician' ? [physicianWrite(row.facilityId, physicianOf(entry.answers))] : []),
    ...entryWrites(ctx, row, entry, worded),
    ...events.map((event) => eventWrite(ctx, row, event)),
    ...decided.writes,
    ...siblings,
    auditWrite(ctx, {
      action: 'case.correct',
      objectKind: 'case',
      objectId: row.id,
      caseId: row.id,
      facilityId: row.facilityId,
      version: row.version,
    }),
  ]);
  return ok({ corrected: true });
}

async function toldOf(
  ctx: Ctx,
  loaded: LoadedCase,
  { row, after, reopened }: CorrectedCase,
  { what }: Correction,
): Promise<readonly Consequence[]> {
  const { protocol, today, file } = loaded;
  const before = standingOf(protocol, file, today, ctx.settings);
  const isScanOther = row.scanOn !== null && (row.mbi !== loaded.row.mbi || row.scanOn !== loaded.row.scanOn);
  const others = isScanOther ? await sameScanNumbers(ctx, row) : [];
  const seen =
    others.length === 0 ? after : { ...after, file: { ...after.file, sameScan: 'unconfirmed' as const } };
  const standing = standingOf(protocol, seen.file, today, ctx.settings);
  const revision = await currentClaimRevision(ctx, row);
  const saysOther =
    revision !== null &&
    standing.verdict.outcome === 'met' &&
    (await saysOtherThanNow(ctx, row, claimFactsOf(ctx, seen, standing)));
  const former = `${loaded.row.physicianGivenName} ${loaded.row.physicianFamilyName}`;
  return [
    ...reopened.map(
      ({ form, says }): Consequence => ({
        weight: 'grave',
        says: `This will reopen the ${titleInside(protocol.forms[form].title)}. ${says}`,
      }),
    ),
    ...others.map(
      ({ number }): Consequence => ({
        weight: 'notable',
        says: `Case ${number} has the same patient, date of service and code. One of the two has to be confirmed as a separate scan, or closed as registered twice.`,
      }),
    ),
    ...(what === 'physician' && row.physicianNpi !== loaded.row.physicianNpi
      ? [
          {
            weight: 'notable',
            says: `${former} no longer sees the case. Links that were sent are withdrawn, and what ${former} began to type and did not sign is discarded.`,
          } as const,
        ]
      : []),
    ...consequencesOf(before, standing, { revision, saysOther }),
  ];
}

/** Stores the corrected columns of a case; its version names the next one. */
async function storeRow(ctx: Ctx, row: CaseRow): Promise<void> {
  await ctx.db.$executeRaw(sql`
    UPDATE registry_case SET scheduled_on = ${row.scheduledOn}::date, scan_on = ${row.scanOn}::date, reason = ${row.reason},
      site = ${row.site}, physician_npi = ${row.physicianNpi}, physician_family_name = ${row.physicianFamilyName},
      physician_given_name = ${row.physicianGivenName}, family_name = ${row.familyName}, given_name = ${row.givenName},
      born_on = ${row.bornOn}::date, sex = ${row.sex}, mbi = ${row.mbi}, same_scan = ${row.sameScan}, version = ${row.version}::int
    WHERE facility_id = ${row.facilityId}::uuid AND id = ${row.id}::uuid`);
}

/** Whoever is not the physician of a case any more has no link to it, and left nothing half typed in it. */
async function leavePhysician(ctx: Ctx, row: CaseRow): Promise<void> {
  await ctx.db.$executeRaw(sql`
    UPDATE form_link SET revoked_at = ${ctx.now}::timestamptz, version = version + 1
    WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid
      AND num_nonnulls(signed_at, revoked_at, replaced_at, killed_at) = 0`);
  await ctx.db.$queryRaw(
    sql`SELECT discard_physician_drafts(${row.facilityId}::uuid, ${row.id}::uuid)::text`,
  );
}
