import { noSql, type Sql, sql } from '../db/sql';
import { parseMbi } from '../domain/identifiers/mbi';
import { cleanText } from '../domain/identifiers/text';

/** Years back from this one in which a running number alone is looked for. */
const yearsBack = 20;

/**
 * The cases that a search means, as a condition on `o` (case_outlook): a case number or its last part, an MBI with or
 * without dashes, or the beginning of a name. Undefined when nothing was typed.
 */
export function searchCondition(typed: string, now: Date): Sql | undefined {
  const cleaned = cleanText(typed);
  const text = cleaned.ok ? cleaned.value : '';
  if (text === '') return cleaned.ok ? undefined : sql`false`;
  if (!/[\p{L}\p{N}]/u.test(text)) return sql`false`;
  const [, registry, year, running] = /^(?:(\d{4})-)?(?:(\d{2})-)?(\d{1,7})$/.exec(text) ?? [];
  if (running !== undefined) return meant(byNumber(registry, year, Number(running), now));
  const mbi = parseMbi(text);
  if (mbi.ok)
    return meant(
      sql`SELECT c.facility_id, c.id FROM facility f JOIN registry_case c ON c.facility_id = f.id AND c.mbi = ${mbi.value}`,
    );
  return meant(byName(text));
}

function meant(cases: Sql): Sql {
  return sql`(o.facility_id, o.case_id) IN (${cases})`;
}

function byNumber(registry: string | undefined, year: string | undefined, running: number, now: Date): Sql {
  const thisYear = now.getUTCFullYear() + 1;
  const years = Array.from({ length: yearsBack }, (_, back) => thisYear - back).filter(
    (candidate) => year === undefined || candidate % 100 === Number(year),
  );
  const atFacility = registry === undefined ? noSql : sql`AND f.registry_number = ${registry}`;
  return sql`
    SELECT c.facility_id, c.id FROM facility f JOIN registry_case c
      ON c.facility_id = f.id AND c.year = ANY (${years}::int[]) AND c.running = ${running} ${atFacility}`;
}

/** `Marsh, Lel`, `Leland Marsh`, `Marsh Lel` or the beginning of either name, without case and accents. */
function byName(text: string): Sql {
  const [family = '', given] = text.split(/\s*,\s*/, 2);
  if (given !== undefined) return named(family, given);
  const words = text.split(/\s+/);
  const [first = ''] = words;
  const last = words.at(-1) ?? first;
  if (words.length === 1) return sql`${named(first, '')} UNION ${named('', first)}`;
  return sql`${named(text, '')} UNION ${named('', text)} UNION ${named(last, words.slice(0, -1).join(' '))}
    UNION ${named(first, words.slice(1).join(' '))}`;
}

function named(family: string, given: string): Sql {
  return sql`
    SELECT c.facility_id, c.id FROM facility f JOIN registry_case c ON c.facility_id = f.id
      ${startsWith(sql`c.family_key`, family)} ${startsWith(sql`c.given_key`, given)}`;
}

function startsWith(key: Sql, beginning: string): Sql {
  if (beginning === '') return noSql;
  return sql`AND ${key} LIKE name_key(${beginning.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`;
}
