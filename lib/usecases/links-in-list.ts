import { z } from 'zod';
import { type LinkRow, linkRowSchema } from '../db/form-links';
import { sql } from '../db/sql';
import { standingOfLink } from '../domain/links/link-standing';
import { sayDay } from '../domain/schedule/day';
import { dayIn } from '../domain/schedule/zone';
import type { Ctx } from './context';
import { linkStandingWords } from './form-link-views';
import { rows } from './rows';

/** A case of a list, and the form that its next step is about. */
interface Listed {
  readonly facilityId: string;
  readonly caseId: string;
  readonly stepForm: string | null;
}

/**
 * How far the link to the form that is waited for has come, by case: `Link opened November 20`. One query for a page; a
 * physician, whose own way in is another, is shown none.
 */
export async function linksInList(ctx: Ctx, listed: readonly Listed[]): Promise<ReadonlyMap<string, string>> {
  const waiting = listed.filter(({ stepForm }) => stepForm === 'pre-pet' || stepForm === 'post-pet');
  if (waiting.length === 0 || ctx.actor.role === 'physician') return new Map();
  const found = await rows(
    ctx.db,
    z.object({ link: linkRowSchema }),
    sql`
      SELECT DISTINCT ON (l.facility_id, l.case_id, l.form_id) link_row(l) AS link FROM form_link l
      WHERE (l.facility_id, l.case_id, l.form_id) IN (SELECT * FROM unnest(
        ${waiting.map(({ facilityId }) => facilityId)}::text[]::uuid[], ${waiting.map(({ caseId }) => caseId)}::text[]::uuid[],
        ${waiting.map(({ stepForm }) => stepForm)}::text[]))
      ORDER BY l.facility_id, l.case_id, l.form_id, l.created_at DESC, l.id DESC`,
  );
  return new Map(found.map(({ link }) => [link.caseId, wordsOf(link, ctx.now)]));
}

function wordsOf(link: LinkRow, now: Date): string {
  const standing = standingOfLink(link, now);
  const at = {
    sent: link.createdAt,
    opened: link.openedAt,
    codeEntered: link.codeEnteredAt,
    signed: link.signedAt,
    answered: null,
    revoked: link.revokedAt,
    replaced: link.replacedAt,
    killed: link.killedAt,
    expired: link.expiresAt,
  }[standing];
  const words = linkStandingWords[standing];
  return at === null ? words : `${words}, ${sayDay(dayIn(link.zone, at), 'short')}`;
}
