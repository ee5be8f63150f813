import { createHash } from 'node:crypto';
import { canonical } from '../domain/forms/canonical';
import type { ClaimSupportContent } from './claim-support-content';

/** What identifies one issue of a claim support and is no part of the decision itself. */
const ofTheIssue: readonly string[] = [
  'revision',
  'issuedAt',
  'issuedWords',
  'code',
  'verifyAddress',
  'auditSequence',
  'checkpoint',
] satisfies readonly (keyof ClaimSupportContent)[];

/** SHA-256, hex, over everything a claim support says beside its own issue: the hash that is kept with it and printed on it. */
export function claimDataHash(content: ClaimSupportContent): string {
  const data = Object.fromEntries(Object.entries(content).filter(([key]) => !ofTheIssue.includes(key)));
  return createHash('sha256').update(canonical(data)).digest('hex');
}
