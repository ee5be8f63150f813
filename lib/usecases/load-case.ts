import { validate } from 'uuid';
import { z } from 'zod';
import { prepared, sql } from '../db/sql';
import type { Verb } from '../domain/access/policy';
import type { FormId, LaterFormId } from '../domain/cases/case-event';
import type { CaseFile } from '../domain/cases/case-file';
import type { Protocol } from '../domain/cases/protocol';
import { fail, ok, type Result } from '../domain/result';
import type { Day } from '../domain/schedule/day';
import { dayIn } from '../domain/schedule/zone';
import { type CaseRow, caseRowSchema } from './case-row';
import type { Ctx } from './context';
import { caseEventOf, type EventRow, eventRowSchema } from './event-row';
import { type Channel, fillVerb, reopenVerb } from './fill-verb';
import { refusalOf } from './refusal';
import { firstRow } from './rows';

/** A case with everything that was decided from and about it, on the facility's day. */
export interface LoadedCase {
  readonly row: CaseRow;
  readonly protocol: Protocol;
  readonly events: readonly EventRow[];
  readonly file: CaseFile;
  readonly today: Day;
  /** Whether the patient has no other case at the facility; null where it was not asked. */
  readonly isAlone: boolean | null;
}

/** What an actor wants with a case; to fill in a form depends on the edition the case was opened with. */
type Wanted =
  | Verb
  | { readonly form: FormId; readonly channel: Channel }
  | { readonly form: LaterFormId; readonly reopens: true };

/** A case as `case_file` of the database gives it. */
export const caseFileSchema = z.object({
  row: caseRowSchema,
  events: z.array(eventRowSchema),
  isHeld: z.boolean(),
  isAlone: z.boolean().nullable(),
});
type CaseFileRow = z.output<typeof caseFileSchema>;

/** Loads a case for one verb. What the actor may not see is not found. `forChange` holds the case until the transaction ends. */
export async function loadCase(
  ctx: Ctx,
  caseId: string,
  wanted: Wanted,
  forChange?: 'forChange',
): Promise<Result<LoadedCase>> {
  if (!validate(caseId)) return fail({ code: 'not-found' });
  const found = await firstRow(
    ctx.db,
    z.object({ file: caseFileSchema.nullable() }),
    prepared(
      'case_file',
      sql`SELECT case_file(${caseId}::uuid, ${forChange !== undefined}, ${forChange !== undefined}) AS file`,
    ),
  );
  return allowed(ctx, found?.file ?? null, wanted);
}

/** The case as far as the actor may do what is wanted with it. */
export function allowed(ctx: Ctx, file: CaseFileRow | null, wanted: Wanted): Result<LoadedCase> {
  if (!file) return fail({ code: 'not-found' });
  const refusal =
    typeof wanted === 'string'
      ? refusalOf(ctx, wanted, file.row)
      : refusalOf(ctx, verbFor(protocolFor(ctx, file.row), wanted), {
          ...file.row,
          form: wanted.form,
        });
  if (refusal) return fail(refusal);
  // Row security hides from a change what the policy lets change: the two disagree, and the stricter holds.
  return file.isHeld ? ok(assemble(ctx, file.row, file.events, file.isAlone)) : fail({ code: 'not-found' });
}

function verbFor({ forms }: Protocol, wanted: Exclude<Wanted, Verb>): Verb {
  const form = forms[wanted.form];
  return 'reopens' in wanted ? reopenVerb(form) : fillVerb(form, wanted.channel);
}

/** The case alone, without its events. */
export async function loadCaseRow(ctx: Ctx, caseId: string, wanted: Verb): Promise<Result<CaseRow>> {
  if (!validate(caseId)) return fail({ code: 'not-found' });
  const found = await firstRow(
    ctx.db,
    z.object({ row: caseRowSchema }),
    sql`SELECT case_row(c, f) AS row FROM registry_case c JOIN facility f ON f.id = c.facility_id WHERE c.id = ${caseId}::uuid`,
  );
  if (!found) return fail({ code: 'not-found' });
  const refusal = refusalOf(ctx, wanted, found.row);
  return refusal ? fail(refusal) : ok(found.row);
}

/** The edition a case was opened with. */
export function protocolFor(ctx: Ctx, row: CaseRow): Protocol {
  const protocol = ctx.protocolOf(row.protocolId);
  if (!protocol)
    throw new Error(`Case ${row.id} was opened with ${row.protocolId}, which this program does not carry`);
  return protocol;
}

/** A case as it is after what just happened to it, without reading it again. */
export function assemble(
  ctx: Ctx,
  row: CaseRow,
  events: readonly EventRow[],
  isAlone: boolean | null = null,
): LoadedCase {
  return {
    row,
    protocol: protocolFor(ctx, row),
    events,
    file: {
      facility: {
        zone: row.zone,
        approvedOn: row.approvedOn,
        agreementFromOn: row.agreementFromOn,
        agreementUntilOn: row.agreementUntilOn,
      },
      events: events.map(caseEventOf),
      sameScan: row.sameScan,
    },
    today: dayIn(row.zone, ctx.now),
    isAlone,
  };
}
