import { z } from 'zod';
import type { Tx } from '@/lib/db/client';

const marks = z.array(
  z
    .object({
      form_id: z.string(),
      channel: z.enum(['account', 'paper']),
      saved_at: z.date(),
      saved_by_name: z.string(),
      submitted_at: z.date().nullable(),
    })
    .transform((row) => ({
      formId: row.form_id,
      channel: row.channel,
      savedAt: row.saved_at,
      savedByName: row.saved_by_name,
      submittedAt: row.submitted_at,
    })),
);

/** That a draft exists, when it was saved and by whom. */
export type DraftMark = z.infer<typeof marks>[number];

/**
 * The drafts of a case for everybody who sees the case. What stands in a physician's unsigned draft is not shown to the
 * facility, so the table `draft` itself answers less.
 */
export async function draftMarks(tx: Tx, facilityId: string, caseId: string): Promise<DraftMark[]> {
  const rows: unknown =
    await tx.$queryRaw`SELECT * FROM draft_marks(${facilityId}::uuid, ${caseId}::uuid) ORDER BY form_id, channel`;
  return marks.parse(rows);
}
