import pg from 'pg';

/** How long the history of the facility goes back, and how long a case is open. */
const historyDays = 2 * 365;
const openDays = 45;

/**
 * Brings one facility to so many cases, as if it had been busy for years: copies of its synthetic cases, with other people
 * in them. Cases that are over lie all over the years; those that are still open are as many as those weeks would bring.
 * Each copy has its events, entries, signatures, attachments, documents, its last verdict and its outlook; of the audit
 * nothing is copied.
 */
export async function fillFacility(
  superuserUrl: string,
  registryNumber: string,
  cases: number,
): Promise<void> {
  await copyCases(superuserUrl, (client) =>
    client.query(planOf(drawnOverYears(registryNumber, cases), registryNumber)),
  );
}

/** Copies one open case so many times at its facility. */
export async function repeatCase(
  superuserUrl: string,
  registryNumber: string,
  caseId: string,
  times: number,
): Promise<void> {
  await copyCases(superuserUrl, (client) =>
    client.query(planOf(drawnFromOne(caseId, times), registryNumber)),
  );
}

/** Runs as a superuser, past row security and triggers. */
async function copyCases(superuserUrl: string, plan: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // Constraints that are triggers and durability are for what people enter.
    await client.query(
      "SET session_replication_role = 'replica'; SET synchronous_commit = off; SET work_mem = '64MB'",
    );
    await client.query('SELECT setseed(0.26)');
    await plan(client);
    for (const table of tables) await copy(client, table);
    await client.query(`
      INSERT INTO case_counter (facility_id, year, running) SELECT facility_id, year, max(running) FROM bench_plan GROUP BY 1, 2
      ON CONFLICT (facility_id, year) DO UPDATE SET running = excluded.running`);
    await client.query('DROP TABLE bench_plan');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

const tables = [
  'registry_case',
  'attachment',
  'entry',
  'signature',
  'case_event',
  'verdict',
  'claim_document',
  'case_outlook',
] as const;
type Table = (typeof tables)[number];

/** Cases that are over on some day of the past years, and open ones on the days of their templates. */
function drawnOverYears(registryNumber: string, cases: number): string {
  return `
    template AS (
      SELECT c.id, c.registered_at, o.tab = 'closed' AS is_over,
        row_number() OVER (PARTITION BY o.tab = 'closed' ORDER BY c.id) - 1 AS place,
        count(*) OVER (PARTITION BY o.tab = 'closed') AS among
      FROM registry_case c
        JOIN case_outlook o ON o.facility_id = c.facility_id AND o.case_id = c.id
          AND o.from_on <= current_date AND o.until_on > current_date
    ),
    copy AS (
      SELECT n, n % ${Math.round(historyDays / openDays)} <> 0 AS is_over, random() AS chance
      FROM generate_series(1, ${cases} - (
        SELECT count(*) FROM registry_case c JOIN facility f ON f.id = c.facility_id
        WHERE f.registry_number = ${pg.escapeLiteral(registryNumber)})) AS n
    ),
    drawn AS (
      SELECT copy.n, t.id AS template_id, t.registered_at,
        CASE WHEN copy.is_over THEN -1 - floor(copy.chance * ${historyDays - openDays})::int ELSE 0 END AS shift
      FROM copy JOIN template t ON t.is_over = copy.is_over AND t.place = copy.n % t.among
    )`;
}

function drawnFromOne(caseId: string, times: number): string {
  return `
    drawn AS (
      SELECT n, c.id AS template_id, c.registered_at, 0 AS shift
      FROM registry_case c CROSS JOIN generate_series(1, ${times}) AS n WHERE c.id = ${pg.escapeLiteral(caseId)}
    )`;
}

/** One row for each copy: of which case, how many days earlier, and who it is about. */
function planOf(drawn: string, registryNumber: string): string {
  const letter = "substr('ACDEFGHJKMNPQRTUVWXY', 1 + floor(random() * 20)::int, 1)";
  const digit = 'floor(random() * 10)::int';
  return `
    CREATE UNLOGGED TABLE bench_plan AS
    WITH ${drawn},
    dated AS (
      SELECT *, registered_at + make_interval(days => shift) AS at,
        extract(year FROM registered_at + make_interval(days => shift))::int AS year
      FROM drawn
    ),
    numbered AS (
      SELECT dated.*, f.id AS facility_id, f.registry_number,
        row_number() OVER (PARTITION BY year ORDER BY at, n)
          + coalesce((SELECT running FROM case_counter k WHERE k.facility_id = f.id AND k.year = dated.year), 0) AS running
      FROM dated JOIN facility f ON f.registry_number = ${pg.escapeLiteral(registryNumber)}
    )
    SELECT n, template_id, facility_id, shift, year, running::int,
      registry_number || '-' || right(year::text, 2) || '-' || lpad(running::text, greatest(4, length(running::text)), '0') AS number,
      -- As the portal makes them: in the order of time.
      (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5('a' || n), 1, 3)
        || '8' || substr(md5('b' || n), 1, 15))::uuid AS case_id,
      initcap(translate(left(md5('f' || n % 4099), 7), '0123456789', 'rstlnmaeio')) AS family_name,
      initcap(translate(left(md5('g' || n % 307), 5), '0123456789', 'aeiourslnm')) AS given_name,
      (1 + floor(random() * 9)::int)::text || ${letter} || ${letter} || ${digit} || ${letter} || ${letter} || ${digit}
        || ${letter} || ${letter} || ${digit} || ${digit} AS mbi
    FROM numbered ORDER BY case_id;
    CREATE INDEX ON bench_plan (template_id);
    ANALYZE bench_plan`;
}

/** What a copy has of its own; everything else is as in its template. */
const ofTheCopy: Readonly<Record<string, string>> = {
  facility_id: 'k.facility_id',
  case_id: 'k.case_id',
  'registry_case.id': 'k.case_id',
  id: anotherId('t.id'),
  entry_id: anotherId('t.entry_id'),
  attachment_id: anotherId('t.attachment_id'),
  verdict_id: anotherId('t.verdict_id'),
  number: 'k.number',
  year: 'k.year',
  running: 'k.running',
  family_name: 'k.family_name',
  given_name: 'k.given_name',
  family_key: 'name_key(k.family_name)',
  given_key: 'name_key(k.given_name)',
  mbi: 'k.mbi',
  born_on: 't.born_on',
  code: "upper(substr(md5(t.id::text || ':' || k.n), 1, 12))",
  // The days that rules read.
  answers: `t.answers || jsonb_strip_nulls(jsonb_build_object(${['scheduledOn', 'scanOn']
    .map((day) => `'${day}', ((t.answers ->> '${day}')::date + k.shift)::text`)
    .join(', ')}))`,
};

function anotherId(column: string): string {
  return `md5(${column}::text || ':' || k.n)::uuid`;
}

/** Which rows of a template are copied, where not all of them are. */
const only: Partial<Readonly<Record<Table, string>>> = {
  verdict: `(t.id IN (SELECT verdict_id FROM claim_document) OR t.decided_at = (
    SELECT max(v.decided_at) FROM verdict v WHERE v.facility_id = t.facility_id AND v.case_id = t.case_id))`,
};

async function copy(client: pg.Client, table: Table): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  const values = rows.map(
    ({ name, type }) => ofTheCopy[`${table}.${name}`] ?? ofTheCopy[name] ?? moved(name, type),
  );
  const key = table === 'registry_case' ? 't.id' : table === 'signature' ? 'e.case_id' : 't.case_id';
  const entry =
    table === 'signature' ? 'JOIN entry e ON e.facility_id = t.facility_id AND e.id = t.entry_id' : '';
  await client.query(`
    INSERT INTO ${table} (${rows.map(({ name }) => name).join(', ')})
    SELECT ${values.join(', ')} FROM ${table} t ${entry} JOIN bench_plan k ON k.template_id = ${key}
    WHERE ${only[table] ?? 'true'} ORDER BY k.case_id`);
}

/** Days and instants move with the copy, but for the day that stands for never. */
function moved(name: string, type: string): string {
  if (type === 'date')
    return `CASE WHEN t.${name} = '9999-12-31' THEN t.${name} ELSE t.${name} + k.shift END`;
  if (type.startsWith('timestamp')) return `t.${name} + make_interval(days => k.shift)`;
  return `t.${name}`;
}
