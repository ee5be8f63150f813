import { z } from 'zod';
import { sql } from '../db/sql';
import type { ReviewSection } from '../domain/forms/review';
import type { Ctx } from './context';
import { rows } from './rows';

const rowSchema = z.object({
  key: z.string(),
  number: z.string().optional(),
  ask: z.string(),
  words: z.array(z.string()),
  followUp: z.boolean(),
});
const sectionsSchema = z.array(z.object({ key: z.string(), title: z.string(), rows: z.array(rowSchema) }));
const wordedSchema = z.object({ id: z.string(), worded: sectionsSchema });

/** The words stored with entries at their submission, by the entries' ids. */
export async function wordedOf(
  ctx: Ctx,
  facilityId: string,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ReviewSection[]>> {
  const found = await rows(
    ctx.db,
    wordedSchema,
    sql`SELECT id, worded FROM entry
      WHERE facility_id = ${facilityId}::uuid AND id = ANY (${entryIds}::text[]::uuid[])`,
  );
  return new Map(found.map(({ id, worded }) => [id, worded.map(sectionOf)]));
}

function sectionOf({ key, title, rows: asked }: z.output<typeof sectionsSchema>[number]): ReviewSection {
  return {
    key,
    title,
    rows: asked.map(({ number, ...row }) => (number === undefined ? row : { ...row, number })),
  };
}
