import { z } from 'zod';
import { type LinkRow, linkRowSchema } from '../db/form-links';
import { sql } from '../db/sql';
import type { CaseRow } from './case-row';
import type { Ctx } from './context';
import { rows } from './rows';

/** The forms that a link can lead to: those of the physician. */
export const linkForms = ['pre-pet', 'post-pet'] as const;
export type LinkFormId = (typeof linkForms)[number];

/** The link of a form that was sent last, if any was. */
export async function latestLinks(
  ctx: Ctx,
  { facilityId, id }: Pick<CaseRow, 'facilityId' | 'id'>,
): Promise<ReadonlyMap<LinkFormId, LinkRow>> {
  const found = await rows(
    ctx.db,
    z.object({ link: linkRowSchema }),
    sql`
      SELECT DISTINCT ON (l.form_id) link_row(l) AS link FROM form_link l
      WHERE l.facility_id = ${facilityId}::uuid AND l.case_id = ${id}::uuid
      ORDER BY l.form_id, l.created_at DESC, l.id DESC`,
  );
  return new Map(found.map(({ link }) => [link.form, link]));
}

/** Which code holds for a form: the one of the latest link, and the first before there is one. */
export function codePlaceOf(
  { facilityId, id }: Pick<CaseRow, 'facilityId' | 'id'>,
  form: LinkFormId,
  latest: LinkRow | undefined,
) {
  return { facilityId, caseId: id, form, codeVersion: latest?.codeVersion ?? 1 };
}
