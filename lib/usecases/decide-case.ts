import { v7 as uuidv7 } from 'uuid';
import { type CaseStanding, outlookOf } from '../domain/cases/standing';
import { claimWrites } from './claim-writes';
import type { Ctx } from './context';
import { refundWrites } from './ledger-writes';
import type { LoadedCase } from './load-case';
import { outlookWrites } from './outlook-writes';
import type { Write } from './write-all';

export interface Decided {
  /** How the case stands today. */
  readonly standing: CaseStanding;
  /** What must be written for it to stand so. */
  readonly writes: readonly Write[];
}

/**
 * Decides a case after something happened to it: the verdict with the facts it read, how the case will stand on each coming
 * day, the claim support that is due or no longer true, and the fee that is given back.
 */
export async function decideCase(ctx: Ctx, loaded: LoadedCase): Promise<Decided> {
  const stretches = outlookOf(loaded.protocol, loaded.file, loaded.today, ctx.settings);
  const standing = stretches[0]?.standing;
  if (!standing) throw new Error('A case without a standing');
  const verdictId = uuidv7();
  // The books are held before the audit is, which a claim support writes to.
  const refunds = await refundWrites(ctx, loaded, standing);
  return {
    standing,
    writes: [
      verdictWrite(ctx, loaded, standing, verdictId),
      ...(await claimWrites(ctx, loaded, standing, verdictId)),
      ...outlookWrites(loaded, stretches),
      ...refunds,
    ],
  };
}

function verdictWrite(
  ctx: Ctx,
  { row, protocol, events }: LoadedCase,
  standing: CaseStanding,
  id: string,
): Write {
  return {
    to: 'verdict',
    row: {
      facility_id: row.facilityId,
      id,
      case_id: row.id,
      decided_at: ctx.now,
      protocol_id: protocol.id,
      protocol_version: protocol.version,
      outcome: standing.verdict.outcome,
      facts: standing.facts,
      findings: standing.verdict.findings,
      event_seq: events.at(-1)?.seq ?? null,
    },
  };
}
