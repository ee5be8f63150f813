import type { AuditVerdict } from './verify-audit';
import type { SignaturesVerdict } from './verify-signatures';

/** What a verification of the audit found, for people. */
export function auditVerdictWords(verdict: AuditVerdict, milliseconds: number): string {
  const { isIntact, lines, checkpoints, vouchedUpTo, says } = verdict;
  const read = `${count(lines, 'line')} and ${count(checkpoints, 'checkpoint')} read in ${seconds(milliseconds)}`;
  if (!isIntact) return `The audit is not as it was written. ${says.join(' ')} (${read}.)`;
  const vouched =
    vouchedUpTo === null
      ? 'No checkpoint vouches for it yet.'
      : `The last checkpoint vouches for all up to line ${number(Number(vouchedUpTo))}.`;
  return `The audit is intact: ${read}. ${vouched}`;
}

/** What a verification of all signatures found, for people. */
export function signaturesVerdictWords(verdict: SignaturesVerdict, milliseconds: number): string {
  const { isIntact, forms, signatures, says } = verdict;
  const read = `${count(forms, 'form')} with ${count(signatures, 'signature')} compared in ${seconds(milliseconds)}`;
  return isIntact
    ? `All signatures are intact: ${read}.`
    : `Not all forms are as they were signed. ${says.join(' ')} (${read}.)`;
}

function count(value: number, what: string): string {
  return `${number(value)} ${what}${value === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} seconds`;
}
