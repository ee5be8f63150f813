import type { Tx } from '../db/client';
import { verifyDocument as issuedUnder } from '../db/verify-document';
import { fail, ok, type Result } from '../domain/result';
import { sayDay } from '../domain/schedule/day';
import { sayInstant } from '../domain/schedule/zone';
import { registryZone } from './registry-zone';
import { readVerificationCode } from './short-code';
import type { DocumentCheck } from './views';

/** Whether a document with this code was issued, and whether it still stands. Names no patient. Codes may be typed with dashes. */
export async function verifyDocument(db: Tx, typed: string): Promise<Result<DocumentCheck>> {
  const code = readVerificationCode(typed);
  const found = code === null ? undefined : await issuedUnder(db, code);
  if (!found || found.dateOfService === null) return fail({ code: 'not-found' });
  return ok({
    caseNumber: found.caseNumber,
    dateOfServiceWords: sayDay(found.dateOfService, 'long'),
    issuedWords: sayInstant(found.issuedAt, registryZone),
    revision: found.revision,
    current: !found.isSuperseded,
  });
}
