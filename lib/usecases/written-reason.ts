import { unprintable } from '../documents/pdf/unprintable';
import { cleanText } from '../domain/identifiers/text';
import { fail, ok, type Result } from '../domain/result';

/** Letters of a written reason; it stands in the history of a case for good, and documents print it. */
const least = 8;
const most = 500;

/** A reason as somebody wrote it: at least a few words, because others rely on it years later. */
export function writtenReason(typed: string): Result<string> {
  const cleaned = cleanText(typed);
  if (!cleaned.ok) return refused(cleaned.says);
  const { length } = [...cleaned.value];
  if (length < least) return refused('Write the reason in a few words. It stays with the case.');
  if (length > most) return refused(`Write the reason in ${most} letters at most; this one has ${length}.`);
  const problem = unprintable([{ where: 'this reason', text: cleaned.value }]);
  return problem ? refused(problem.says) : ok(cleaned.value);
}

function refused(says: string): Result<string> {
  return fail({ code: 'answers', fields: [{ key: 'reason', label: 'Reason', code: 'malformed', says }] });
}
