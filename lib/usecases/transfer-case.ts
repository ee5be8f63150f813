import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import { latest, registered } from '../domain/cases/case-file';
import { fail, ok, type Result } from '../domain/result';
import { dayIn } from '../domain/schedule/zone';
import { troubleWithClosed } from './closed-case';
import type { Ctx } from './context';
import { caseToDecide, decided, tellFacility, tellPhysician } from './deciding';
import { eventOf, happen } from './happen';
import type { LoadedCase } from './load-case';
import { firstRow } from './rows';
import { writtenReason } from './written-reason';

/** Why a case cannot be moved to another facility any more, or undefined. */
export function troubleTransferring(loaded: LoadedCase) {
  const closed = troubleWithClosed(loaded);
  if (closed) return closed;
  return latest(loaded.file, 'completion')
    ? ({
        code: 'wrong-state',
        says: 'The scan is entered: a case stays with the facility at which the patient was scanned.',
      } as const)
    : undefined;
}

const facilitySchema = z.object({
  id: z.string(),
  name: z.string(),
  zone: z.string(),
  approvedOn: z.string().nullable(),
  agreementFromOn: z.string().nullable(),
  agreementUntilOn: z.string().nullable(),
});

/**
 * Moves a case to another facility, before its scan. Here it is closed; there its registration is begun with the same answers,
 * and becomes a case of that facility when its own people have read and finished it. Each facility sees its own and no other,
 * at every moment.
 */
export async function transferCase(
  ctx: Ctx,
  {
    caseId,
    facilityId,
    reason: typed,
  }: { readonly caseId: string; readonly facilityId: string; readonly reason: string },
): Promise<Result<{ readonly state: string }>> {
  const found = await caseToDecide(ctx, caseId);
  if (!found.ok) return found;
  const loaded = found.value;
  const { row } = loaded;
  const trouble = troubleTransferring(loaded);
  if (trouble) return fail(trouble);
  const target = await firstRow(
    ctx.db,
    facilitySchema,
    sql`
      SELECT id, name, time_zone AS zone, approved_on::text AS "approvedOn", agreement_from_on::text AS "agreementFromOn",
        agreement_until_on::text AS "agreementUntilOn"
      FROM facility WHERE id = ${facilityId}::uuid AND id <> ${row.facilityId}::uuid`,
  );
  const today = target && dayIn(target.zone, ctx.now);
  const mayRegister =
    target !== undefined &&
    today !== undefined &&
    target.approvedOn !== null &&
    target.approvedOn <= today &&
    target.agreementFromOn !== null &&
    target.agreementFromOn <= today &&
    (target.agreementUntilOn === null || today <= target.agreementUntilOn);
  if (!target || !mayRegister)
    return fail({
      code: 'answers',
      fields: [
        {
          key: 'facilityId',
          label: 'Facility',
          code: 'malformed',
          says: 'Choose another facility that is approved and whose agreement is in force.',
        },
      ],
    });
  const reason = writtenReason(typed);
  if (!reason.ok) return reason;
  const draftId = uuidv7();
  await ctx.db.$executeRaw(sql`
    INSERT INTO draft (facility_id, case_id, form_id, channel, answers, version, client_id, client_seq, saved_at, saved_by, saved_by_name)
    VALUES (${target.id}::uuid, ${draftId}::uuid, 'registration', 'account', ${JSON.stringify(registered(loaded.file).answers)}::jsonb, 1,
      ${uuidv7()}::uuid, 0, ${ctx.now}::timestamptz, ${ctx.actor.accountId}::uuid, ${`Registry, from ${row.facilityName}`})`);
  const standing = await happen(
    ctx,
    loaded,
    eventOf(ctx, loaded, 'transferred', {
      facility: target.name,
      reason: reason.value,
      draftId,
      toFacilityId: target.id,
    }),
    'case.transfer',
  );
  await decided(ctx);
  await tellFacility(ctx, row, `The registry transferred a case to ${target.name}.`, `/cases/${row.id}`);
  await tellFacility(
    ctx,
    { facilityId: target.id, facilityName: target.name },
    `The registry transferred a case from ${row.facilityName} to you. Read its registration and finish it before the scan.`,
    `/cases/new/${draftId}`,
  );
  await tellPhysician(
    ctx,
    loaded,
    `The registry transferred a case to ${target.name}, which registers it again.`,
  );
  return ok({ state: standing.state });
}
