import { validate } from 'uuid';
import { noSql, sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { applicationsWhere } from './applicant';
import type { ApplicationList } from './application-view';
import { acceptedOf, checklistOf } from './application-words';
import { audit } from './audit';
import type { Ctx } from './context';
import { refusalOf } from './refusal';
import { registryZone } from './registry-zone';

/** Applications of a page. */
const pageSize = 50;

export interface ApplicationQuery {
  readonly which: 'open' | 'decided';
  readonly after?: string | undefined;
}

/** The applications that wait to be decided, the oldest first; or those that are, the newest first. */
export async function listApplications(
  ctx: Ctx,
  { which, after }: ApplicationQuery,
): Promise<Result<ApplicationList>> {
  const refusal = refusalOf(ctx, 'application.see', null);
  if (refusal) return fail(refusal);
  if (after !== undefined && !validate(after)) return fail({ code: 'not-found' });
  const isOpen = which === 'open';
  const found = await applicationsWhere(
    ctx.db,
    sql`
      WHERE ${isOpen ? sql`a.status IN ('submitted', 'asked')` : sql`a.status IN ('approved', 'refused')`}
        ${after === undefined ? noSql : isOpen ? sql`AND a.id > ${after}::uuid` : sql`AND a.id < ${after}::uuid`}
      ORDER BY a.id ${isOpen ? noSql : sql`DESC`} LIMIT ${pageSize + 1}`,
  );
  const page = found.slice(0, pageSize);
  await audit(ctx, { action: 'application.look', objectKind: 'registry' });
  return ok({
    applications: page.map((row) => {
      const application = acceptedOf(row);
      return {
        id: row.id,
        locationName: row.locationName ?? 'Without a name',
        place: application === null ? '' : `${application.city}, ${application.state}`,
        applicant: row.name,
        status: row.status,
        submittedWords: row.submittedAt === null ? '' : sayInstant(row.submittedAt, registryZone),
        missing: checklistOf(row)
          .filter(({ isDone }) => !isDone)
          .map(({ what }) => what),
      };
    }),
    next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  });
}
