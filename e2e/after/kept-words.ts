import type { RegistryKey } from '@/lib/keys/registry-key';
import { linkCode } from '@/lib/usecases/link-secrets';
import type { TestBase } from '../database';
import { passphrase } from '../people';

/** What must stand in no log and in no message, by what it is. */
export interface KeptWords {
  readonly patients: ReadonlySet<string>;
  readonly secrets: ReadonlySet<string>;
}

/** Everything of patients and every secret that the world holds once the stories are told. */
export async function keptWords(database: TestBase, key: RegistryKey): Promise<KeptWords> {
  const column = async (sql: string) =>
    (await database.rows(sql)).flatMap((row) => Object.values(row).map(String)).filter(isTelling);
  const patients = await column(
    `SELECT unnest(ARRAY[family_name, given_name, mbi, number]) AS word FROM registry_case
     UNION SELECT substr(mbi, 1, 4) || '-' || substr(mbi, 5, 3) || '-' || substr(mbi, 8) FROM registry_case
     UNION SELECT file_name FROM attachment WHERE file_name NOT IN ('report.pdf', 'fine.pdf')
     UNION SELECT value FROM draft, jsonb_each_text(answers) WHERE key IN ('familyName', 'givenName', 'mbi')
     UNION SELECT unnest(ARRAY[email, phone, fax]) FROM physician`,
  );
  const drawn = async (purpose: 'form link' | 'invitation' | 'recovery' | 'setup', table: string) =>
    (await column(`SELECT id FROM ${table}`)).map((id) => key.token(purpose, id));
  return {
    patients: new Set(patients),
    secrets: new Set([
      passphrase,
      ...(await column('SELECT code FROM claim_document')),
      ...(await drawn('form link', 'form_link')),
      ...(await drawn('invitation', 'invitation')),
      ...(await drawn('recovery', 'recovery_request')),
      ...(await codes(database, key)),
    ]),
  };
}

/** The codes that open links, as they are kept and as they are printed. */
async function codes(database: TestBase, key: RegistryKey): Promise<readonly string[]> {
  const rows = await database.rows(
    'SELECT facility_id AS "facilityId", case_id AS "caseId", form_id AS form, code_version AS "codeVersion" FROM form_link',
  );
  return rows.flatMap(({ facilityId, caseId, form, codeVersion }) => {
    const code = linkCode(key, {
      facilityId: String(facilityId),
      caseId: String(caseId),
      form: String(form),
      codeVersion: Number(codeVersion),
    });
    return [code, `${code.slice(0, 4)}-${code.slice(4)}`];
  });
}

/** Cookies and tokens of sessions, which no table holds: they are known by their shape. */
const shapes = [
  /session-token=[^;\s"]+/,
  /__Host-[\w.-]+=/,
  // 256 random bits, as every secret here is written.
  /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w-])/,
];

/** Which of these stand in a text, as words of their own. */
export function foundIn(text: string, words: Iterable<string>): readonly string[] {
  const inside = new Set(
    text.split(/[^\p{L}\p{N}@._’'-]+/u).flatMap((word) => [word, word.replace(/[.'’]+$/, '')]),
  );
  return [...words].filter((word) =>
    /[^\p{L}\p{N}@._’'-]/u.test(word) ? text.includes(word) : inside.has(word),
  );
}

/** Cookies in a text. */
export function cookiesIn(text: string): readonly string[] {
  return shapes.flatMap((shape) => shape.exec(text)?.[0] ?? []);
}

/** Shorter ones stand in many words that tell nothing. */
function isTelling(word: string): boolean {
  return word.length >= 4 && word !== 'null';
}
