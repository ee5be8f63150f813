import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { Ctx } from './context';
import { firstRow, rows } from './rows';
import type { AuditQuery } from './views';

interface Named {
  readonly id: string;
  readonly words: string;
}
const namedSchema = z.object({ id: z.string(), words: z.string() });

/** The case that an auditor asks for, by its number or its id. */
export async function namedCase(
  { db }: Ctx,
  { caseNumber, caseId }: AuditQuery,
): Promise<{ readonly found: Named | null; readonly says: string | null }> {
  if (caseNumber !== undefined) {
    const found = await firstRow(
      db,
      namedSchema,
      sql`SELECT c.id, c.number AS words FROM facility f JOIN registry_case c ON c.facility_id = f.id
        WHERE f.registry_number = split_part(${caseNumber}, '-', 1) AND c.number = ${caseNumber}`,
    );
    const says = `There is no case ${caseNumber}. A number looks like 1017-26-0431.`;
    return { found: found ?? null, says: found ? null : says };
  }
  if (caseId === undefined || !validate(caseId)) return { found: null, says: null };
  const found = await firstRow(
    db,
    namedSchema,
    sql`SELECT id, number AS words FROM registry_case WHERE id = ${caseId}::uuid`,
  );
  return { found: found ?? { id: caseId, words: 'that is not there' }, says: null };
}

/** The person that an auditor asks for: one by id, or those whose name or e-mail address is what was typed. */
export async function namedPeople(
  { db }: Ctx,
  { who, actorId }: AuditQuery,
): Promise<{ readonly found: readonly Named[]; readonly says: string | null }> {
  if (who !== undefined) {
    const found = await rows(
      db,
      namedSchema,
      sql`SELECT id, given_name || ' ' || family_name || ', ' || email AS words FROM account
        WHERE email = lower(${who}) OR lower(given_name || ' ' || family_name) = lower(${who})
          OR lower(family_name) = lower(${who})
        ORDER BY family_name, given_name, email LIMIT 20`,
    );
    if (found.length === 1) return { found, says: null };
    const says =
      found.length === 0
        ? `Nobody with an account is called ${who}. Type a whole name, a last name or an e-mail address.`
        : `${found.length} people are called ${who}. Choose one.`;
    return { found, says };
  }
  if (actorId === undefined || !validate(actorId)) return { found: [], says: null };
  // Somebody who signed by a link has no account, and is named by what was done.
  const found = await firstRow(
    db,
    namedSchema,
    sql`SELECT ${actorId} AS id, coalesce(
        (SELECT given_name || ' ' || family_name FROM account WHERE id = ${actorId}::uuid),
        (SELECT actor_name FROM audit_line WHERE actor_id = ${actorId}::uuid ORDER BY sequence DESC LIMIT 1),
        'nobody known') AS words`,
  );
  return { found: found ? [found] : [], says: null };
}
