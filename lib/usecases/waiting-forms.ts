import { z } from 'zod';
import { sql } from '../db/sql';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { daysBetween } from '../domain/schedule/day';
import { audit } from './audit';
import { type CaseRow, caseColumns, caseRowSchema } from './case-row';
import { aboutInShort, untilWords } from './case-words';
import type { Ctx } from './context';
import { eventRowSchema, eventsOfCases } from './event-row';
import { assemble, type LoadedCase } from './load-case';
import { refusalOf } from './refusal';
import { rows } from './rows';
import { troubleSubmitting } from './trouble-submitting';
import type { WaitingForm } from './views';

/** Cases at most that are looked through; a physician with more has lists to work with. */
const most = 300;

/** The forms that wait for a physician, the most urgent first; a late one can still be answered and comes before all. */
export async function waitingForms(ctx: Ctx): Promise<Result<readonly WaitingForm[]>> {
  const { npi } = ctx.actor;
  const refusal = refusalOf(ctx, 'form.fillPhysician', null);
  if (refusal) return fail(refusal);
  if (npi === null) return fail({ code: 'not-found' });
  const open = await openCases(ctx, npi);
  const events = await rows(ctx.db, eventRowSchema.extend({ caseId: z.string() }), eventsOfCases(open));
  const drafts = await draftsOf(
    ctx,
    open.map(({ id }) => id),
  );
  await audit(ctx, { action: 'list.look', objectKind: 'list', objectId: 'waiting' });
  return ok(
    open
      .flatMap((row) =>
        waitingIn(
          ctx,
          assemble(
            ctx,
            row,
            events.filter(({ caseId }) => caseId === row.id),
          ),
          drafts,
        ),
      )
      .toSorted(byUrgency),
  );
}

function openCases(ctx: Ctx, npi: string): Promise<CaseRow[]> {
  return rows(
    ctx.db,
    caseRowSchema,
    sql`
      SELECT ${caseColumns}
      FROM case_outlook o
      JOIN facility f ON f.id = o.facility_id
      JOIN registry_case c ON c.facility_id = o.facility_id AND c.id = o.case_id
      WHERE o.physician_npi = ${npi} AND o.tab IN ('needsAction', 'withPhysician', 'waiting')
        AND o.from_on <= (${ctx.now}::timestamptz AT TIME ZONE f.time_zone)::date
        AND o.until_on > (${ctx.now}::timestamptz AT TIME ZONE f.time_zone)::date
      ORDER BY o.due_on, o.case_id LIMIT ${most}`,
  );
}

const draftSchema = z.object({ caseId: z.string(), form: z.string(), savedAt: z.date() });
type Drafts = readonly z.output<typeof draftSchema>[];

function draftsOf(ctx: Ctx, ids: readonly string[]): Promise<Drafts> {
  return rows(
    ctx.db,
    draftSchema,
    sql`
      SELECT case_id AS "caseId", form_id AS form, saved_at AS "savedAt" FROM draft
      WHERE case_id = ANY (${ids}::text[]::uuid[]) AND channel = 'account' AND submitted_at IS NULL`,
  );
}

function waitingIn(ctx: Ctx, loaded: LoadedCase, drafts: Drafts): readonly WaitingForm[] {
  const { row, protocol, today } = loaded;
  const { windows } = standingOf(protocol, loaded.file, today, ctx.settings);
  return (['pre-pet', 'post-pet'] as const)
    .filter((form) => troubleSubmitting(loaded, form, 'account') === undefined)
    .map((form) => {
      const windowId = protocol.windows.find((window) => window.form === form)?.id;
      const window = windows.find(({ id }) => id === windowId);
      const dueOn = window?.lastOn ?? null;
      return {
        caseId: row.id,
        caseNumber: row.number,
        form,
        title: protocol.forms[form].title,
        patient: `${row.givenName} ${row.familyName}`,
        born: `born ${row.bornOn.slice(0, 4)}`,
        about: aboutInShort(protocol, row),
        facility: row.facilityName,
        scanOn: row.scanOn ?? row.scheduledOn,
        scanned: row.scanOn !== null,
        dueOn,
        dueWords: dueOn === null ? null : `until ${untilWords(dueOn, row.zone)}`,
        daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
        late: window?.standing === 'missed',
        draftSavedAt:
          drafts.find((draft) => draft.caseId === row.id && draft.form === form)?.savedAt.toISOString() ??
          null,
      };
    });
}

function byUrgency(a: WaitingForm, b: WaitingForm): number {
  return (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || (a.caseNumber < b.caseNumber ? -1 : 1);
}
