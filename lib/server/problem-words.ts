import type { FieldProblem } from '@/lib/domain/forms/problems';
import type { Problem } from '@/lib/domain/problem';

/** A problem as it is told: status, title and sentence, and the members its code adds to the problem details. */
export interface ProblemWords {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields?: readonly FieldProblem[];
  readonly extras?: Readonly<Record<string, unknown>>;
}

/** The status and the sentences of every problem, in one place. */
export function problemWords(problem: Problem): ProblemWords {
  switch (problem.code) {
    case 'not-signed-in':
      return { status: 401, title: 'Sign in', detail: 'Sign in to go on. What you typed stays here.' };
    case 'sign-in-refused':
      return {
        status: 401,
        title: 'Not signed in',
        detail: 'This e-mail address and passphrase do not belong together. Check both and try again.',
      };
    case 'throttled':
      return {
        status: 429,
        title: 'Too many attempts',
        detail: `Too many attempts. Wait ${waitWords(problem.retryAfterSeconds)} and try again.`,
        extras: { retryAfterSeconds: problem.retryAfterSeconds },
      };
    case 'not-found':
      return { status: 404, title: 'Not found', detail: 'This does not exist, or is not yours to see.' };
    case 'not-allowed':
      return { status: 403, title: 'Not allowed', detail: problem.says };
    case 'foreign-origin':
      return {
        status: 403,
        title: 'From another site',
        detail:
          'This request came from another site, and nothing was done. Open the registry itself and try again.',
      };
    case 'malformed':
      return { status: 400, title: 'Not understood', detail: problem.says, fields: problem.fields };
    case 'answers':
      return {
        status: 422,
        title: 'Some answers need another look',
        detail:
          problem.fields.length === 1
            ? 'One answer needs another look.'
            : `${problem.fields.length} answers need another look.`,
        fields: problem.fields,
      };
    case 'draft-conflict':
      return {
        status: 409,
        title: 'Saved by somebody else',
        detail: `${problem.theirs.savedBy} saved this form in between. Compare both and choose what to keep.`,
        extras: { theirs: problem.theirs },
      };
    case 'already-submitted':
      return { status: 409, title: 'Already submitted', detail: problem.says };
    case 'wrong-state':
      return { status: 409, title: 'Not now', detail: problem.says };
    case 'key-missing':
      return {
        status: 400,
        title: 'Idempotency-Key missing',
        detail:
          'Send an Idempotency-Key header of 1 to 255 visible characters, the same one when you repeat the request.',
      };
    case 'key-reused':
      return {
        status: 422,
        title: 'Idempotency-Key used before',
        detail: 'This Idempotency-Key came before with another body. Use a new key for a new request.',
      };
    case 'proof-needed':
      return { status: 403, title: 'Prove that it is you', detail: problem.says };
    case 'code-refused':
      return {
        status: 403,
        title: 'Not this code',
        detail:
          'This code does not fit this link. Compare it with the order sheet, letter by letter, or have the facility read it to you on the phone. After five wrong codes a link is closed, and the facility is told.',
      };
    case 'link-ended':
      return { status: 410, title: 'This link has ended', detail: problem.says };
    case 'not-a-registry-case':
      return {
        status: 422,
        title: 'Not a registry case',
        detail: problem.says,
        extras: { rule: problem.rule, cites: problem.cites },
      };
    case 'likely-duplicate':
      return {
        status: 409,
        title: 'Likely the same scan',
        detail:
          'This may be a scan that is registered already. Confirm that it is a separate one, or open the other.',
        extras: { duplicates: problem.duplicates },
      };
    case 'not-eligible':
      return { status: 409, title: 'Not eligible', detail: problem.says };
    case 'too-large':
      return {
        status: 413,
        title: 'Too large',
        detail: `This is larger than the ${sizeWords(problem.limit)} that fit here. Send something smaller.`,
        extras: { limit: problem.limit },
      };
    case 'file-refused':
      return { status: 422, title: 'File refused', detail: problem.says };
    case 'method-not-allowed':
      return {
        status: 405,
        title: 'Another method',
        detail: `This address takes ${problem.takes.join(' and ')} alone.`,
        extras: { takes: problem.takes },
      };
    case 'media-type':
      return {
        status: 415,
        title: 'Another kind of content',
        detail: `Send this as ${problem.takes}.`,
        extras: { takes: problem.takes },
      };
    case 'cannot-print':
      return { status: 422, title: 'Cannot be printed', detail: problem.says };
  }
}

function waitWords(seconds: number): string {
  if (seconds <= 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function sizeWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.round(bytes / 1024)} kB`;
}
