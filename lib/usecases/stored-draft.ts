import { z } from 'zod';
import { sql } from '../db/sql';
import type { FormId } from '../domain/cases/case-event';
import type { Ctx } from './context';
import type { Channel } from './fill-verb';
import { firstRow } from './rows';

const draftSchema = z.object({
  answers: z.record(z.string(), z.unknown()),
  version: z.number(),
  clientId: z.string(),
  savedAt: z.date(),
  savedByName: z.string(),
  isSubmitted: z.boolean(),
});
export type StoredDraft = z.output<typeof draftSchema>;

/** What was typed for a form so far, if anything. */
export function storedDraft(
  ctx: Ctx,
  place: {
    readonly facilityId: string;
    readonly caseId: string;
    readonly form: FormId;
    readonly channel: Channel;
  },
): Promise<StoredDraft | undefined> {
  return firstRow(
    ctx.db,
    draftSchema,
    sql`
      SELECT answers, version, client_id AS "clientId", saved_at AS "savedAt", saved_by_name AS "savedByName", submitted_at IS NOT NULL AS "isSubmitted"
      FROM draft
      WHERE facility_id = ${place.facilityId}::uuid AND case_id = ${place.caseId}::uuid
        AND form_id = ${place.form} AND channel = ${place.channel}`,
  );
}
