import { v7 as uuidv7 } from 'uuid';
import { sql } from '../db/sql';
import { type CaseStanding, outlookOf } from '../domain/cases/standing';
import { claimWrites } from './claim-writes';
import type { Ctx } from './context';
import type { LoadedCase } from './load-case';
import { outlookWrites } from './outlook-writes';
import { jsonb, type Write, writeAll } from './write-all';

export interface Decided {
  /** How the case stands today. */
  readonly standing: CaseStanding;
  /** What must be written for it to stand so. */
  readonly writes: readonly Write[];
}

/**
 * Decides a case after something happened to it: the verdict with the facts it read, how the case will stand on each coming
 * day, and the claim support that is due or no longer true.
 */
export async function decideCase(ctx: Ctx, loaded: LoadedCase): Promise<Decided> {
  const stretches = outlookOf(loaded.protocol, loaded.file, loaded.today, ctx.settings);
  const standing = stretches[0]?.standing;
  if (!standing) throw new Error('A case without a standing');
  const verdictId = uuidv7();
  return {
    standing,
    writes: [
      verdictWrite(ctx, loaded, standing, verdictId),
      ...(await claimWrites(ctx, loaded, standing, verdictId)),
      ...outlookWrites(loaded, stretches),
    ],
  };
}

/** Decides a case and writes it. */
export async function settleCase(ctx: Ctx, loaded: LoadedCase): Promise<CaseStanding> {
  const { standing, writes } = await decideCase(ctx, loaded);
  await writeAll(ctx, writes);
  return standing;
}

function verdictWrite(
  ctx: Ctx,
  { row, protocol }: LoadedCase,
  { verdict, facts }: CaseStanding,
  id: string,
): Write {
  return sql`
    INSERT INTO verdict (facility_id, id, case_id, decided_at, protocol_id, protocol_version, outcome, facts, findings)
    VALUES (${row.facilityId}::uuid, ${id}::uuid, ${row.id}::uuid, ${ctx.now}::timestamptz, ${protocol.id}, ${protocol.version},
      ${verdict.outcome}, ${jsonb(facts)}, ${jsonb(verdict.findings)})`;
}
