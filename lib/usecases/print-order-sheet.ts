import { z } from 'zod';
import { sql } from '../db/sql';
import type { OrderSheetContent } from '../documents/order-sheet-content';
import { linkCodeWords } from '../domain/links/link-code';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { audit } from './audit';
import { untilWords } from './case-words';
import type { Ctx } from './context';
import { codePlaceOf, type LinkFormId } from './form-link-rows';
import { windowOf } from './form-window';
import { linkCode } from './link-secrets';
import { managedLink } from './managed-link';
import { initialsOf, scanWords } from './open-form';
import { firstRow } from './rows';

/** What the sheet with the code is drawn from. It travels to the physician by another way than the link. */
export async function printOrderSheet(
  ctx: Ctx,
  asked: { readonly caseId: string; readonly form: LinkFormId },
): Promise<Result<OrderSheetContent>> {
  const found = await managedLink(ctx, asked);
  if (!found.ok) return found;
  const { loaded, latest } = found.value;
  const { row, protocol } = loaded;
  const facility = await firstRow(
    ctx.db,
    z.object({ phone: z.string() }),
    sql`SELECT phone FROM facility WHERE id = ${row.facilityId}::uuid`,
  );
  if (!facility) return fail({ code: 'not-found' });
  const definition = protocol.forms[asked.form];
  const lastOn = windowOf(ctx, loaded, asked.form)?.lastOn ?? null;
  await audit(ctx, {
    action: 'link.orderSheet',
    objectKind: 'form',
    objectId: asked.form,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  return ok({
    registry: { name: ctx.settings.name, nct: ctx.settings.nct, contact: ctx.settings.contact },
    demo: ctx.demo,
    facility: { name: row.facilityName, place: `${row.city}, ${row.state}`, phone: facility.phone },
    physician: { name: `${row.physicianGivenName} ${row.physicianFamilyName}`, npi: row.physicianNpi },
    form: { title: definition.title, minutes: definition.minutes },
    patient: { initials: initialsOf(row), born: row.bornOn.slice(0, 4) },
    scan: scanWords(loaded),
    due: lastOn === null ? null : untilWords(lastOn, row.zone),
    code: linkCodeWords(linkCode(ctx.key, codePlaceOf(row, asked.form, latest))),
    printedAt: ctx.now.toISOString(),
    printedWords: sayInstant(ctx.now, row.zone),
  });
}
