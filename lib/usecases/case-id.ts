import { createHash } from 'node:crypto';
import { parse, v7 as uuidv7, validate } from 'uuid';

/**
 * The id of the case that a registration becomes: of version 7, always the same for one draft of one facility, so that the
 * address of the draft leads to its case. The program that registers chooses the draft's id, and so never a case's: no draft
 * of one facility can take the id of another's case.
 */
export function caseIdOf(facilityId: string, draftId: string): string {
  if (!validate(facilityId) || !validate(draftId)) throw new RangeError('An id is a UUID');
  const draft = parse(draftId);
  const digest = createHash('sha256').update(parse(facilityId)).update(draft).digest();
  const msecs = Buffer.from(draft).readUIntBE(0, 6);
  return uuidv7({ msecs, seq: digest.readUInt32BE(16), random: digest.subarray(0, 16) });
}
