import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { ClaimSupportContent } from '../documents/claim-support-content';
import type { CaseStanding } from '../domain/cases/standing';
import { sayInstant } from '../domain/schedule/zone';
import { audit } from './audit';
import type { CaseRow } from './case-row';
import { type ClaimFacts, claimFactsOf } from './claim-content';
import { hashOf } from './content-hash';
import type { Ctx } from './context';
import type { LoadedCase } from './load-case';
import { firstRow, rows } from './rows';
import { codeWords, newVerificationCode } from './short-code';
import type { Write } from './write-all';

const issuedSchema = z.object({ revision: z.number(), contentHash: z.string(), current: z.boolean() });

/**
 * What a decision writes about the claim support of its case: it is issued only for an eligible case, again only when what
 * it says has changed, and one that is true no longer is superseded.
 */
export async function claimWrites(
  ctx: Ctx,
  loaded: LoadedCase,
  standing: CaseStanding,
  verdictId: string,
): Promise<readonly Write[]> {
  const { row } = loaded;
  if (standing.verdict.outcome !== 'met') return [supersede(ctx, row)];
  const says = claimFactsOf(ctx, loaded, standing);
  const contentHash = hashOf(says);
  const issued = await issuedSoFar(ctx, row);
  const current = issued.find((document) => document.current);
  if (current?.contentHash === contentHash) return [];
  const id = uuidv7();
  const code = newVerificationCode();
  const revision = Math.max(0, ...issued.map((document) => document.revision)) + 1;
  const sequence = await audit(ctx, {
    action: 'claimSupport.issue',
    objectKind: 'claimDocument',
    objectId: id,
    caseId: row.id,
    facilityId: row.facilityId,
    version: revision,
  });
  const content: ClaimSupportContent = {
    ...says,
    revision,
    issuedAt: ctx.now.toISOString(),
    issuedWords: sayInstant(ctx.now, row.zone),
    code: codeWords(code),
    verifyAddress: `${ctx.address}/verify?code=${code}`,
    auditSequence: String(sequence),
    checkpoint: await lastCheckpoint(ctx),
  };
  return [
    ...(current ? [supersede(ctx, row)] : []),
    {
      to: 'claim_document',
      row: {
        facility_id: row.facilityId,
        id,
        case_id: row.id,
        revision,
        code,
        verdict_id: verdictId,
        content,
        content_hash: contentHash,
        audit_sequence: content.auditSequence,
        issued_at: ctx.now,
      },
    },
  ];
}

const checkpointSchema = z.object({ sequence: z.string(), hash: z.string(), signatureHash: z.string() });

/** So that a claim that lies in a payer's files tells of the audit as it was. */
async function lastCheckpoint(ctx: Ctx): Promise<ClaimSupportContent['checkpoint']> {
  const last = await firstRow(
    ctx.db,
    checkpointSchema,
    sql`SELECT sequence::text, encode(hash, 'hex') AS hash, encode(sha256(signature), 'hex') AS "signatureHash"
      FROM audit_checkpoint ORDER BY audit_checkpoint.sequence DESC LIMIT 1`,
  );
  return last ?? null;
}

function supersede(ctx: Ctx, row: CaseRow): Write {
  return {
    to: 'claim_superseded',
    row: { facility_id: row.facilityId, case_id: row.id, superseded_at: ctx.now },
  };
}

function issuedSoFar(ctx: Ctx, row: CaseRow) {
  return rows(
    ctx.db,
    issuedSchema,
    sql`SELECT revision, content_hash AS "contentHash", superseded_at IS NULL AS current FROM claim_document
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid`,
  );
}

/** The revision of the claim support that counts now; null for a case without one. */
export async function currentClaimRevision(ctx: Ctx, row: CaseRow): Promise<number | null> {
  const issued = await issuedSoFar(ctx, row);
  return issued.find(({ current }) => current)?.revision ?? null;
}

/** Whether the claim support that counts now says other things about its case. */
export async function saysOtherThanNow(ctx: Ctx, row: CaseRow, says: ClaimFacts): Promise<boolean> {
  const issued = await issuedSoFar(ctx, row);
  return issued.find(({ current }) => current)?.contentHash !== hashOf(says);
}
