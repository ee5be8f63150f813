import { z } from 'zod';
import type { LinkRow } from '../db/form-links';
import { sql } from '../db/sql';
import { endOfLink, wrongCodesAtMost } from '../domain/links/link-standing';
import { audit } from './audit';
import type { Ctx } from './context';
import { isLinkCode } from './link-secrets';
import { queueMessage } from './queue-message';
import { firstRow } from './rows';

export type TriedCode = 'right' | 'wrong' | 'killed';

const facilitySchema = z.object({ email: z.string() });

/**
 * Compares a code with that of a link. A wrong one for a good link counts; the fifth in a row kills the link and tells the
 * facility. This must be kept: whoever refuses because of it answers, and does not undo the transaction.
 */
export async function tryLinkCode(ctx: Ctx, link: LinkRow, code: string): Promise<TriedCode> {
  // Attempts at the same time wait here for one another, so that none is counted too few.
  const held = await firstRow(
    ctx.db,
    z.object({ wrongCodes: z.number() }),
    sql`SELECT wrong_codes AS "wrongCodes" FROM form_link WHERE id = ${link.id}::uuid FOR UPDATE`,
  );
  const known = held?.wrongCodes ?? 0;
  const isGood = endOfLink(link, ctx.now) === null;
  // Killed since it was looked up, by attempts at the same time.
  if (isGood && known >= wrongCodesAtMost) return 'wrong';
  if (isLinkCode(ctx.key, link, code)) return 'right';
  const line = {
    objectKind: 'link',
    objectId: link.id,
    caseId: link.caseId,
    facilityId: link.facilityId,
  } as const;
  const wrongCodes = known + 1;
  if (!isGood) {
    await audit(ctx, { ...line, action: 'link.codeRefused', outcome: 'refused' });
    return 'wrong';
  }
  const isKilled = wrongCodes === wrongCodesAtMost;
  await ctx.db.$executeRaw(sql`
    UPDATE form_link SET wrong_codes = ${wrongCodes}, killed_at = ${isKilled ? ctx.now : null}::timestamptz, version = version + 1
    WHERE id = ${link.id}::uuid`);
  if (isKilled) await tellFacility(ctx, link);
  await audit(ctx, { ...line, action: 'link.codeRefused', outcome: 'refused' });
  if (isKilled) await audit(ctx, { ...line, action: 'link.kill' });
  return isKilled ? 'killed' : 'wrong';
}

async function tellFacility(ctx: Ctx, link: LinkRow): Promise<void> {
  const facility = await firstRow(
    ctx.db,
    facilitySchema,
    sql`SELECT email FROM facility WHERE id = ${link.facilityId}::uuid`,
  );
  if (!facility) throw new Error('A link of a facility that is not there');
  await queueMessage(ctx, {
    kind: 'linkKilled',
    to: facility.email,
    facilityId: link.facilityId,
    facts: {
      facilityName: link.facilityName,
      formTitle: ctx.currentProtocol.forms[link.form].title,
      path: `/cases/${link.caseId}`,
    },
  });
}
