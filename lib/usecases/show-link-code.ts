import { z } from 'zod';
import { sql } from '../db/sql';
import { linkCodeSpoken, linkCodeWords } from '../domain/links/link-code';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { codePlaceOf, type LinkFormId } from './form-link-rows';
import { linkCode } from './link-secrets';
import { managedLink } from './managed-link';

export const shownCodeSchema = z.object({
  code: z.string().describe('As it is printed on the order sheet.'),
  spoken: z.string().describe('For reading it out on the telephone.'),
});
export type ShownCode = z.output<typeof shownCodeSchema>;

interface Asked {
  readonly caseId: string;
  readonly form: LinkFormId;
}

/** The code for a form, for reading it out to its physician. */
export async function showLinkCode(ctx: Ctx, asked: Asked): Promise<Result<ShownCode>> {
  const found = await managedLink(ctx, asked);
  if (!found.ok) return found;
  const { row } = found.value.loaded;
  await audit(ctx, {
    action: 'link.codeShown',
    objectKind: 'form',
    objectId: asked.form,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  return ok(shown(linkCode(ctx.key, codePlaceOf(row, asked.form, found.value.latest))));
}

/** A new code for a form, as when an order sheet went astray; the old one is worth nothing from then on. */
export async function renewLinkCode(ctx: Ctx, asked: Asked): Promise<Result<ShownCode>> {
  const found = await managedLink(ctx, asked, 'forChange');
  if (!found.ok) return found;
  const { loaded, latest } = found.value;
  if (!latest)
    return fail({ code: 'wrong-state', says: 'Send a link first; until then nobody can use the code.' });
  const { row } = loaded;
  await ctx.db.$executeRaw(sql`
    UPDATE form_link SET code_version = code_version + 1, version = version + 1
    WHERE facility_id = ${row.facilityId}::uuid AND id = ${latest.id}::uuid`);
  await audit(ctx, {
    action: 'link.codeRenewed',
    objectKind: 'form',
    objectId: asked.form,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  const renewed = { ...latest, codeVersion: latest.codeVersion + 1 };
  return ok(shown(linkCode(ctx.key, codePlaceOf(row, asked.form, renewed))));
}

function shown(code: string): ShownCode {
  return { code: linkCodeWords(code), spoken: linkCodeSpoken(code) };
}
