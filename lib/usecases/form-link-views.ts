import { z } from 'zod';
import type { LinkRow } from '../db/form-links';
import { sql } from '../db/sql';
import { type LinkStanding, standingOfLink } from '../domain/links/link-standing';
import { sayInstant } from '../domain/schedule/zone';
import type { Ctx } from './context';
import { latestLinks, linkForms } from './form-link-rows';
import type { LoadedCase } from './load-case';
import { refusalOf } from './refusal';
import { firstRow } from './rows';
import { troubleSubmitting } from './trouble-submitting';
import type { FormLinkView } from './views';

/** What has become of the links to a case's forms; nothing for the physician, whose own way in is another. */
export async function formLinkViews(ctx: Ctx, loaded: LoadedCase): Promise<readonly FormLinkView[]> {
  const { row, protocol } = loaded;
  if (refusalOf(ctx, 'link.see', row) !== undefined) return [];
  const mayManage = refusalOf(ctx, 'link.manage', row) === undefined;
  const links = await latestLinks(ctx, row);
  const known = await addressOf(ctx, loaded);
  const views: FormLinkView[] = [];
  for (const form of linkForms) {
    const link = links.get(form);
    const maySend = mayManage && troubleSubmitting(loaded, form, 'account') === undefined;
    if (!link && !maySend) continue;
    views.push({
      form,
      title: protocol.forms[form].title,
      physician: `${row.physicianGivenName} ${row.physicianFamilyName}`,
      email: link?.email ?? known,
      maySend,
      link: link ? await linkView(ctx, link) : null,
    });
  }
  return views;
}

const messageSchema = z.object({ status: z.string() });

async function linkView(ctx: Ctx, link: LinkRow): Promise<FormLinkView['link']> {
  const standing = standingOfLink(link, ctx.now);
  const message = await firstRow(
    ctx.db,
    messageSchema,
    sql`SELECT status FROM message WHERE id = ${link.messageId}::uuid`,
  );
  return {
    email: link.email,
    standing,
    standingWords: linkStandingWords[standing],
    isGood: standing === 'sent' || standing === 'opened' || standing === 'codeEntered',
    isUndelivered: message?.status === 'failed',
    untilWords: sayInstant(link.expiresAt, link.zone),
    steps: stepsOf(link),
  };
}

/** How far a link has come, in a few words. */
export const linkStandingWords: Readonly<Record<LinkStanding, string>> = {
  sent: 'Link sent',
  opened: 'Link opened',
  codeEntered: 'Code entered',
  signed: 'Signed by link',
  answered: 'Answered another way',
  revoked: 'Link withdrawn',
  replaced: 'Link replaced',
  killed: 'Link closed after five wrong codes',
  expired: 'Link expired',
};

function stepsOf(link: LinkRow) {
  const steps: readonly (readonly [string, Date | null])[] = [
    [`Sent by ${link.createdByName}`, link.createdAt],
    ['Opened', link.openedAt],
    ['Code entered', link.codeEnteredAt],
    ['Signed', link.signedAt],
    ['Withdrawn', link.revokedAt],
    ['Closed after five wrong codes', link.killedAt],
  ];
  return steps.flatMap(([what, at]) => (at === null ? [] : [{ what, at: at.toISOString() }]));
}

/** Where this physician gets mail, as far as the facility knows. */
async function addressOf(ctx: Ctx, { row }: LoadedCase): Promise<string> {
  const found = await firstRow(
    ctx.db,
    z.object({ email: z.string().nullable() }),
    sql`SELECT email FROM physician WHERE facility_id = ${row.facilityId}::uuid AND npi = ${row.physicianNpi}`,
  );
  return found?.email ?? '';
}
