import { z } from 'zod';
import type { LinkRow } from '../db/form-links';
import { sql } from '../db/sql';
import type { FormDefinition } from '../domain/forms/form';
import { ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { audit } from './audit';
import type { Ctx } from './context';
import { openForm } from './open-form';
import { reachingCase } from './reach';
import { firstRow } from './rows';
import type { FormView } from './views';

/** What whoever gave the code of a link is shown: the form, its receipt once it is signed, or why it cannot be filled now. */
export type LinkForm =
  | { readonly kind: 'form'; readonly view: FormView; readonly definition: FormDefinition }
  | { readonly kind: 'signed'; readonly title: string; readonly receipt: string; readonly when: string }
  | { readonly kind: 'closed'; readonly says: string };

/** The one form of a link. Of the patient it shows initials, year of birth and the day of the scan; of the case, nothing else. */
export async function openLinkForm(ctx: Ctx, link: LinkRow): Promise<Result<LinkForm>> {
  return reachingCase(ctx, async () => {
    if (link.signedAt !== null) return receiptOf(ctx, link);
    const opened = await openForm(ctx, { caseId: link.caseId, form: link.form, channel: 'account' });
    if (!opened.ok) {
      const { problem } = opened;
      return problem.code === 'wrong-state' ? ok({ kind: 'closed', says: problem.says }) : opened;
    }
    const definition = ctx.protocolOf(opened.value.protocol.id)?.forms[link.form];
    if (!definition) throw new Error(`Protocol ${opened.value.protocol.id} has no form ${link.form}`);
    const { protocol, form, channel, today, zone, header, given, answers, known, draft, revises } =
      opened.value;
    return ok({
      kind: 'form',
      definition,
      view: {
        linkId: link.id,
        // Of the case the page knows neither id nor number.
        caseId: link.id,
        caseNumber: null,
        protocol,
        form,
        channel,
        today,
        zone,
        header,
        given,
        answers,
        known,
        draft,
        revises,
        attachments: [],
        // The NPI is typed by whoever signs.
        signer: { name: link.physicianName, npi: null },
        physicians: [],
      },
    });
  });
}

const receiptSchema = z.object({ receipt: z.string(), at: z.date(), protocolId: z.string() });

async function receiptOf(ctx: Ctx, link: LinkRow): Promise<Result<LinkForm>> {
  const entry = await firstRow(
    ctx.db,
    receiptSchema,
    sql`
      SELECT e.receipt, e.submitted_at AS at, c.protocol_id AS "protocolId"
      FROM entry e JOIN registry_case c ON c.facility_id = e.facility_id AND c.id = e.case_id
      WHERE e.facility_id = ${link.facilityId}::uuid AND e.case_id = ${link.caseId}::uuid AND e.submitted_by = ${link.id}::uuid`,
  );
  if (!entry) throw new Error('A signed link without its entry');
  await audit(ctx, {
    action: 'link.receipt',
    objectKind: 'link',
    objectId: link.id,
    caseId: link.caseId,
    facilityId: link.facilityId,
  });
  const title = ctx.protocolOf(entry.protocolId)?.forms[link.form].title ?? '';
  return ok({ kind: 'signed', title, receipt: entry.receipt, when: sayInstant(entry.at, link.zone) });
}
