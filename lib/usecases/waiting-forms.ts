import { z } from 'zod';
import { noSql, sql } from '../db/sql';
import { standingOf } from '../domain/cases/standing';
import { fail, ok, type Result } from '../domain/result';
import { daysBetween } from '../domain/schedule/day';
import { audit } from './audit';
import { caseRowSchema } from './case-row';
import { aboutInShort, untilWords } from './case-words';
import type { Ctx } from './context';
import { eventRowSchema } from './event-row';
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
  const drafts = await draftsOf(ctx, open);
  await audit(ctx, { action: 'list.look', objectKind: 'list', objectId: 'waiting' });
  return ok(open.flatMap((loaded) => waitingIn(ctx, loaded, drafts)).toSorted(byUrgency));
}

const openSchema = z.object({ row: caseRowSchema, events: z.array(eventRowSchema) });

async function openCases(ctx: Ctx, npi: string): Promise<readonly LoadedCase[]> {
  const { vouchedBy } = ctx.actor;
  const open = await rows(
    ctx.db,
    openSchema,
    sql`
      SELECT case_row(c, f) AS row, case_events(c.facility_id, c.id) AS events
      FROM case_outlook o
      JOIN facility f ON f.id = o.facility_id
      JOIN registry_case c ON c.facility_id = o.facility_id AND c.id = o.case_id
      WHERE o.physician_npi = ${npi} ${vouchedBy === undefined ? noSql : sql`AND o.facility_id = ${vouchedBy}::uuid`} AND o.tab IN ('needsAction', 'withPhysician', 'waiting')
        AND o.from_on <= (${ctx.now}::timestamptz AT TIME ZONE f.time_zone)::date
        AND o.until_on > (${ctx.now}::timestamptz AT TIME ZONE f.time_zone)::date
      ORDER BY o.due_on, o.case_id LIMIT ${most}`,
  );
  return open.map(({ row, events }) => assemble(ctx, row, events));
}

const draftSchema = z.object({ caseId: z.string(), form: z.string(), savedAt: z.date() });
type Drafts = readonly z.output<typeof draftSchema>[];

function draftsOf(ctx: Ctx, cases: readonly LoadedCase[]): Promise<Drafts> {
  return rows(
    ctx.db,
    draftSchema,
    sql`
      SELECT case_id AS "caseId", form_id AS form, saved_at AS "savedAt" FROM draft
      WHERE (facility_id, case_id) IN (SELECT * FROM unnest(
          ${cases.map(({ row }) => row.facilityId)}::text[]::uuid[], ${cases.map(({ row }) => row.id)}::text[]::uuid[]))
        AND channel = 'account' AND submitted_at IS NULL`,
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
