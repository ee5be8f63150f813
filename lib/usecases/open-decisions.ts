import { z } from 'zod';
import { sql } from '../db/sql';
import type { LaterFormId } from '../domain/cases/case-event';
import { type Consequence, consequencesOf } from '../domain/cases/consequences';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import { titleInside } from './case-words';
import { currentClaimRevision } from './claim-writes';
import { troubleWithClosed } from './closed-case';
import type { Ctx } from './context';
import type { EventRow } from './event-row';
import { eventOf } from './happen';
import { lateForms } from './late-forms';
import { assemble, loadCase } from './load-case';
import { rows } from './rows';
import { troubleTransferring } from './transfer-case';

/** What the registry can decide about a case now, and what each decision would lead to. */
export interface Decisions {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly facility: string;
  readonly late: readonly {
    readonly form: LaterFormId;
    readonly title: string;
    readonly consequences: readonly Consequence[];
  }[];
  readonly ineligible: readonly Consequence[];
  readonly transfer: {
    /** Why it cannot be moved any more. */
    readonly closed: string | null;
    readonly consequences: readonly Consequence[];
    readonly facilities: readonly { readonly id: string; readonly name: string }[];
  };
}

/** What can be decided about a case by the registry. Nothing is changed. */
export async function openDecisions(ctx: Ctx, caseId: string): Promise<Result<Decisions>> {
  const found = await loadCase(ctx, caseId, 'case.decide');
  if (!found.ok) return found;
  const loaded = found.value;
  const { row, protocol, file, today } = loaded;
  const closed = troubleWithClosed(loaded);
  if (closed) return fail(closed);
  const before = standingOf(protocol, file, today, ctx.settings);
  const revision = await currentClaimRevision(ctx, row);
  const facilities = await rows(
    ctx.db,
    z.object({ id: z.string(), name: z.string() }),
    sql`
      SELECT id, name FROM facility
      WHERE id <> ${row.facilityId}::uuid AND approved_on <= ${today}::date AND agreement_from_on <= ${today}::date
        AND (agreement_until_on IS NULL OR agreement_until_on >= ${today}::date)
      ORDER BY name, id LIMIT 500`,
  );
  await audit(ctx, {
    action: 'case.foresee',
    objectKind: 'case',
    objectId: row.id,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  const foresee = (kind: EventRow['kind'], data: EventRow['data']) => {
    const after = assemble(ctx, row, [...loaded.events, eventOf(ctx, loaded, kind, { reason: '', ...data })]);
    const standing = standingOf(protocol, after.file, today, ctx.settings);
    return consequencesOf(before, standing, { revision, saysOther: false });
  };
  return ok({
    caseId: row.id,
    caseNumber: row.number,
    facility: row.facilityName,
    late: lateForms(loaded, before).map((form) => ({
      form,
      title: titleInside(protocol.forms[form].title),
      consequences: foresee('lateAccepted', { form }),
    })),
    ineligible: foresee('markedIneligible', {}),
    transfer: {
      closed: troubleTransferring(loaded)?.says ?? null,
      consequences: [
        {
          weight: 'notable',
          says: `${row.facilityName} keeps this case, closed. The other facility gets its registration as it was typed, reads it and finishes it as a case of its own; it never sees this one.`,
        },
        ...(before.facts['pre-pet.final'] === true
          ? [
              {
                weight: 'grave',
                says: 'The pre-PET form that was signed here does not move: the physician signs it again for the new case, before the end of the scan day.',
              } as const,
            ]
          : []),
      ],
      facilities,
    },
  });
}
