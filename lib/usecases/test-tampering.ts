import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ChainedLine } from '@/lib/db/audit-chain';
import { lineHash, noHash } from '@/lib/db/audit-chain';
import { AuditSource } from '@/lib/db/audit-source';
import { oneOf as anyOf, type Random, wholeFrom } from '@/lib/domain/forms/seeded';

/** What somebody with all rights over the database did to the audit, and the first line that is not as it was. */
export interface Tampering {
  readonly what: string;
  readonly first: number;
}

/** Each column, and another value for it. */
const others: Readonly<Record<string, string>> = {
  id: 'gen_random_uuid()',
  at: "at + interval '1 millisecond'",
  actor_id: 'CASE WHEN actor_id IS NULL THEN gen_random_uuid() END',
  actor_name: "actor_name || ' '",
  role: "CASE role WHEN 'auditor' THEN 'nobody' ELSE 'auditor' END",
  facility_id: 'CASE WHEN facility_id IS NULL THEN gen_random_uuid() END',
  action: "CASE action WHEN 'search' THEN 'case.look' ELSE 'search' END",
  object_kind: "object_kind || 's'",
  object_id: "CASE WHEN object_id IS NULL THEN '' END",
  case_id: 'CASE WHEN case_id IS NULL THEN gen_random_uuid() END',
  version: 'CASE WHEN version IS NULL THEN 0 ELSE version + 1 END',
  request_id: 'md5(request_id)',
  outcome: "CASE outcome WHEN 'done' THEN 'refused' ELSE 'done' END",
  seal: "CASE WHEN seal IS NULL THEN repeat('a', 64) END",
  previous_hash: 'sha256(previous_hash)',
  hash: 'sha256(hash)',
};
const columns = Object.keys(others);
const another = (column: string) => others[column] ?? column;
const contents = columns.join(', ');

type Kind = (client: pg.ClientBase, random: Random, lines: number) => Promise<Tampering>;

const kinds: Readonly<Record<string, Kind>> = {
  async update(client, random, lines) {
    const line = wholeFrom(random, 1, lines);
    const column = oneOf(random, columns);
    await client.query(`UPDATE audit_line SET ${column} = ${another(column)} WHERE sequence = $1`, [line]);
    return { what: `${column} of line ${line}`, first: line };
  },
  async updateAndHash(client, random, lines) {
    const line = wholeFrom(random, 1, lines);
    const column = oneOf(random, columns.slice(0, -2));
    await client.query(`UPDATE audit_line SET ${column} = ${another(column)} WHERE sequence = $1`, [line]);
    await hashAgain(client, line);
    return { what: `${column} of line ${line} with a hash that fits`, first: line };
  },
  async renumber(client, random, lines) {
    const line = wholeFrom(random, 1, lines);
    await client.query('UPDATE audit_line SET sequence = $2 WHERE sequence = $1', [line, lines + 7]);
    return { what: `the number of line ${line}`, first: line };
  },
  async remove(client, random, lines) {
    const line = wholeFrom(random, 1, lines);
    const last = Math.min(lines, line + wholeFrom(random, 0, 3));
    await client.query('DELETE FROM audit_line WHERE sequence BETWEEN $1 AND $2', [line, last]);
    return { what: `lines ${line} to ${last} removed`, first: line };
  },
  async removeAndClose(client, random, lines) {
    const line = wholeFrom(random, 1, lines - 1);
    await client.query('DELETE FROM audit_line WHERE sequence = $1', [line]);
    await shift(client, line, -1);
    return { what: `line ${line} removed and the others moved up`, first: line };
  },
  async insertBehind(client, random, lines) {
    await copy(client, wholeFrom(random, 1, lines), lines + 1);
    await hashAgain(client, lines + 1);
    return { what: 'a line added behind the last', first: lines + 1 };
  },
  async insertBetween(client, random, lines) {
    const line = wholeFrom(random, 1, lines);
    const template = wholeFrom(random, 1, line);
    await shift(client, line, 1);
    await copy(client, template === line ? line + 1 : template, line);
    if (random() < 0.5) await hashAgain(client, line);
    // A line that is put in before itself is itself, and the one behind is the other.
    return {
      what: `a copy of line ${template} put in as ${line}`,
      first: template === line ? line + 1 : line,
    };
  },
  async swapContents(client, random, lines) {
    const [a, b] = two(random, lines);
    await client.query(
      `UPDATE audit_line l SET (${contents}) = (SELECT ${contents} FROM audit_line o WHERE o.sequence = $1 + $2 - l.sequence)
       WHERE l.sequence IN ($1, $2)`
        .replaceAll('$1', String(a))
        .replaceAll('$2', String(b)),
    );
    return { what: `lines ${a} and ${b} swapped`, first: a };
  },
  async swapSome(client, random, lines) {
    const [a, b] = two(random, lines);
    const told = 'id, at, actor_id, actor_name, role, request_id';
    await client.query(
      `UPDATE audit_line l SET (${told}) = (SELECT ${told} FROM audit_line o WHERE o.sequence = ${a} + ${b} - l.sequence)
       WHERE l.sequence IN (${a}, ${b})`,
    );
    return { what: `who did lines ${a} and ${b} swapped`, first: a };
  },
};

/** Does something at random to the audit, as a superuser whom no trigger stops. The caller undoes the transaction. */
export async function tamper(client: pg.ClientBase, random: Random, lines: number): Promise<Tampering> {
  await client.query('SET LOCAL session_replication_role = replica');
  const kind = oneOf(random, Object.values(kinds));
  return kind(client, random, lines);
}

/** Cuts the audit off after a line and makes the head fit, as somebody would who knows how the chain is made. */
export async function cutTail(client: pg.ClientBase, last: number): Promise<void> {
  await client.query('SET LOCAL session_replication_role = replica');
  await client.query('DELETE FROM audit_line WHERE sequence > $1', [last]);
  await headFits(client);
}

/** Changes a line and makes all that follow fit, and the head. */
export async function rewriteFrom(client: pg.ClientBase, line: number, lines: number): Promise<void> {
  await client.query('SET LOCAL session_replication_role = replica');
  await client.query("UPDATE audit_line SET actor_name = actor_name || '!' WHERE sequence = $1", [line]);
  const source = sourceOn(client);
  let previous = (await source.lines(BigInt(line - 2), BigInt(line - 1), 1))[0]?.hash ?? noHash;
  for (const each of await source.lines(BigInt(line - 1), BigInt(lines), lines)) {
    const hash = lineHash(each, previous);
    await client.query('UPDATE audit_line SET previous_hash = $2, hash = $3 WHERE sequence = $1', [
      each.sequence,
      previous,
      hash,
    ]);
    previous = hash;
  }
  await headFits(client);
}

/** Makes all lines fit again as they stand now, as somebody would whom no checkpoint stops. */
export async function chainAgain(client: pg.ClientBase): Promise<void> {
  await client.query(
    'UPDATE audit_line l SET sequence = -n.nth FROM (SELECT id, ctid AS place, row_number() OVER (ORDER BY sequence) AS nth FROM audit_line) n WHERE l.ctid = n.place',
  );
  await client.query('UPDATE audit_line SET sequence = -sequence');
  await client.query(`DO $$
    DECLARE
      line audit_line;
      last bytea := decode(repeat('00', 32), 'hex');
      before_last bytea;
    BEGIN
      FOR line IN SELECT * FROM audit_line ORDER BY sequence LOOP
        before_last := last;
        last := audit_line_hash(last, line.sequence, audit_line_bytes(line));
        UPDATE audit_line SET previous_hash = before_last, hash = last WHERE sequence = line.sequence;
      END LOOP;
    END $$`);
  await headFits(client);
}

/** The audit as one connection sees it. */
export function sourceOn(client: pg.ClientBase): AuditSource {
  return new AuditSource(async ({ text, values }) => (await client.query(text, values)).rows);
}

/** Fills an empty audit with lines of all sorts. */
export async function fillAudit(client: pg.ClientBase, random: Random, lines: number): Promise<void> {
  for (let line = 1; line <= lines; line += 1) {
    const role = oneOf(random, ['registrar', 'physician', 'auditor', '']);
    await client.query(
      `SELECT set_config('app.role', $1, false), set_config('app.name', $2, false), set_config('app.actor', $3, false),
         set_config('app.sealed', $4, false)`,
      [
        role,
        role === '' ? '' : oneOf(random, ['Dana Reyes', 'Łukasz Žižek', '李 明']),
        role === '' ? '' : uuidFrom(random),
        random() < 0.1 ? createHash('sha256').update(String(line)).digest('hex') : '',
      ],
    );
    await client.query('SELECT registry_audit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      uuidFrom(random),
      new Date(Date.UTC(2026, 9, 1) + line * 1_234),
      oneOf(random, ['case.look', 'form.submit', 'search']),
      'case',
      random() < 0.3 ? null : oneOf(random, ['', 'pre-pet', 'é']),
      random() < 0.3 ? null : uuidFrom(random),
      random() < 0.3 ? null : uuidFrom(random),
      random() < 0.3 ? null : wholeFrom(random, 0, 9),
      `request-${line}`,
      random() < 0.9 ? 'done' : 'refused',
    ]);
  }
}

function oneOf<T>(random: Random, items: readonly T[]): T {
  const item = anyOf(random, items);
  if (item === undefined) throw new Error('Nothing to draw from');
  return item;
}

function uuidFrom(random: Random): string {
  const hex = createHash('md5').update(String(random())).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function two(random: Random, lines: number): readonly [number, number] {
  const a = wholeFrom(random, 1, lines - 1);
  return [a, wholeFrom(random, a + 1, lines)];
}

/** Moves a line and all behind it up or down. */
async function shift(client: pg.ClientBase, from: number, by: 1 | -1): Promise<void> {
  await client.query('UPDATE audit_line SET sequence = -sequence WHERE sequence >= $1', [from]);
  await client.query('UPDATE audit_line SET sequence = -sequence + $1 WHERE sequence < 0', [by]);
}

async function copy(client: pg.ClientBase, line: number, to: number): Promise<void> {
  await client.query(
    `INSERT INTO audit_line (sequence, ${contents}) SELECT $2, ${contents} FROM audit_line WHERE sequence = $1`,
    [line, to],
  );
}

/** Makes the hash of one line fit its content and the line before. */
async function hashAgain(client: pg.ClientBase, line: number): Promise<void> {
  const [before, own] = await neighbours(client, line);
  if (!own) throw new Error(`No line ${line}`);
  const previous = before?.hash ?? noHash;
  await client.query('UPDATE audit_line SET previous_hash = $2, hash = $3 WHERE sequence = $1', [
    line,
    previous,
    lineHash(own, previous),
  ]);
}

async function neighbours(
  client: pg.ClientBase,
  line: number,
): Promise<readonly [ChainedLine | undefined, ChainedLine | undefined]> {
  const found = await sourceOn(client).lines(BigInt(line - 2), BigInt(line), 2);
  return [
    found.find(({ sequence }) => sequence === BigInt(line - 1)),
    found.find(({ sequence }) => sequence === BigInt(line)),
  ];
}

async function headFits(client: pg.ClientBase): Promise<void> {
  await client.query(
    `UPDATE audit_head SET (sequence, previous_hash, hash) =
       (SELECT sequence, previous_hash, hash FROM audit_line ORDER BY sequence DESC LIMIT 1)`,
  );
}
