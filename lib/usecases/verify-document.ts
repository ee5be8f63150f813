import type { Tx } from '../db/client';
import { verifyDocument as findDocument } from '../db/verify-document';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { registryZone } from './list-scope';
import { readVerificationCode } from './short-code';
import type { DocumentCheck } from './views';

/** Confirms an issued claim support to anybody who has its code. Shows no patient, so nobody needs to be known for it. */
export async function verifyDocument(
  { db }: { readonly db: Tx },
  typed: string,
): Promise<Result<DocumentCheck>> {
  const code = readVerificationCode(typed);
  const found = code === null ? undefined : await findDocument(db, code);
  if (!found?.dateOfService) return fail({ code: 'not-found' });
  return ok({
    caseNumber: found.caseNumber,
    dateOfServiceWords: found.dateOfService,
    issuedWords: sayInstant(found.issuedAt, registryZone),
    revision: found.revision,
    superseded: found.supersededAt && {
      when: sayInstant(found.supersededAt, registryZone),
      by: found.currentRevision,
    },
  });
}
