import { z } from 'zod';
import { sql } from '../db/sql';
import { type ClaimNote, claimStandings, isKnown } from '../domain/claims/claim-standing';
import { reasonCodesIn } from '../domain/claims/denial-reason';
import { claimOf } from '../domain/claims/planned-claim';
import { fail, ok, type Result } from '../domain/result';
import { parseDay } from '../domain/schedule/day';
import { audit } from './audit';
import { claimTrouble, noteClaims, withNotes } from './claim-notes';
import type { Ctx } from './context';
import { type LoadedCase, loadCase } from './load-case';
import { loadOwnFacility } from './load-facility';
import { readCsv } from './read-csv';
import { rows } from './rows';
import { writeAll } from './write-all';

/** Rows that one import takes; each is a decision about its case. */
const rowsAtMost = 300;

/** The columns of a remittance list; others are passed over. */
const columns = ['claim', 'outcome', 'date', 'reasons'] as const;

/** What becomes of a row. It tells its number and why, and nothing of what stands in it. */
export interface RemittanceRow {
  readonly row: number;
  /** `known`: the same was noted before, so nothing happens. */
  readonly standing: 'new' | 'known' | 'refused';
  readonly says: string;
}
export interface Remittance {
  /** Whether it was written, or only tried. */
  readonly isWritten: boolean;
  readonly rows: readonly RemittanceRow[];
  readonly counts: Readonly<Record<RemittanceRow['standing'], number>>;
}

interface ReadRow {
  readonly row: number;
  readonly caseNumber: string;
  readonly note: ClaimNote;
}

/**
 * Takes the contractor's answers from a list. Rows that fit are noted, the others are told by number and reason; a list that
 * is taken again notes nothing twice.
 */
export async function importRemittance(
  ctx: Ctx,
  { csv, dryRun }: { readonly csv: string; readonly dryRun: boolean },
): Promise<Result<Remittance>> {
  const own = await loadOwnFacility(ctx, 'case.bill');
  if (!own.ok) return own;
  const { facility } = own.value;
  const [head, ...lines] = readCsv(csv);
  const places = columns.map(
    (column) => head?.cells.findIndex((cell) => cell.toLowerCase() === column) ?? -1,
  );
  const missing = columns.filter((_, index) => places[index] === -1);
  if (missing.length > 0)
    return refuse(`The first row must name the columns. Missing: ${missing.join(', ')}.`);
  if (lines.length === 0) return refuse('There is no row below the names of the columns.');
  if (lines.length > rowsAtMost)
    return refuse(`A list has at most ${rowsAtMost} rows and this has ${lines.length}. Split it.`);
  const told: RemittanceRow[] = [];
  const read: ReadRow[] = [];
  for (const { number, cells } of lines) {
    const [claim = '', outcome = '', date = '', reasons = ''] = places.map((place) => cells[place] ?? '');
    const row = readRow(claim, outcome, date, reasons);
    if (typeof row === 'string') told.push({ row: number, standing: 'refused', says: row });
    else read.push({ row: number, ...row });
  }
  const ids = await caseIds(ctx, facility.id, [...new Set(read.map(({ caseNumber }) => caseNumber))]);
  // In the order of their ids, so that two imports never wait for each other in a circle.
  for (const [caseNumber, caseId] of [...ids].toSorted(([, a], [, b]) => (a < b ? -1 : 1))) {
    const found = await loadCase(ctx, caseId, 'case.bill', 'forChange');
    if (!found.ok) return found;
    const ofCase = read.filter((row) => row.caseNumber === caseNumber);
    const { taken, rows: ofRows } = takeRows(ctx, found.value, ofCase);
    told.push(...ofRows);
    if (!dryRun && taken.length > 0)
      await writeAll(ctx, await noteClaims(ctx, found.value, taken, 'claim.outcome'));
  }
  for (const { row, caseNumber } of read)
    if (!ids.has(caseNumber))
      told.push({ row, standing: 'refused', says: 'No case of your facility has the number of this claim.' });
  if (!dryRun)
    await audit(ctx, {
      action: 'remittance.import',
      objectKind: 'facility',
      objectId: facility.id,
      facilityId: facility.id,
    });
  const counts = { new: 0, known: 0, refused: 0 };
  for (const { standing } of told) counts[standing] += 1;
  return ok({ isWritten: !dryRun, rows: told.toSorted((a, b) => a.row - b.row), counts });
}

function refuse(says: string): Result<never> {
  return fail({
    code: 'answers',
    fields: [{ key: 'csv', label: 'Remittance list', code: 'malformed', says }],
  });
}

/** A row as it is typed, or what is wrong with it. */
function readRow(
  claim: string,
  outcome: string,
  date: string,
  reasons: string,
): Omit<ReadRow, 'row'> | string {
  const named = claimOf(claim);
  if (!named) return 'The claim is no number of ours: a case number and -P, -T or -I.';
  const status = outcome.toLowerCase();
  if (status !== 'paid' && status !== 'denied') return 'The outcome must be paid or denied.';
  const on = parseDay(date);
  if (!on.ok) return 'The date must be a day, for example 2026-12-01.';
  const codes = status === 'paid' ? [] : reasonCodesIn(reasons);
  if (codes === undefined) return 'The reasons must be codes, for example CO-16 MA130.';
  return { caseNumber: named.caseNumber, note: { claim: named.kind, status, on: on.value, reasons: codes } };
}

async function caseIds(
  ctx: Ctx,
  facilityId: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await rows(
    ctx.db,
    z.object({ number: z.string(), id: z.string() }),
    sql`SELECT number, id FROM registry_case WHERE facility_id = ${facilityId}::uuid AND number = ANY(${[...numbers]}::text[])`,
  );
  return new Map(found.map(({ number, id }) => [number, id]));
}

/** The rows of one case in the order of their days, each after the ones before. */
function takeRows(ctx: Ctx, before: LoadedCase, ofCase: readonly ReadRow[]) {
  const taken: (readonly ClaimNote[])[] = [];
  const told: RemittanceRow[] = [];
  let loaded = before;
  for (const { row, note } of ofCase.toSorted((a, b) => (a.note.on < b.note.on ? -1 : 1))) {
    const wasNoted = loaded.file.events.some((event) =>
      isKnown(
        claimStandings([event]).find(({ claim }) => claim === note.claim),
        note,
      ),
    );
    if (wasNoted) {
      told.push({ row, standing: 'known', says: 'Noted before.' });
      continue;
    }
    const [trouble] = claimTrouble(loaded, note);
    if (trouble) {
      told.push({ row, standing: 'refused', says: trouble.says });
      continue;
    }
    taken.push([note]);
    loaded = withNotes(ctx, loaded, [[note]]).loaded;
    told.push({
      row,
      standing: 'new',
      says: note.status === 'paid' ? 'Paid.' : `Denied: ${note.reasons.join(', ')}.`,
    });
  }
  return { taken, rows: told };
}
