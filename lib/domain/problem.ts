import type { FieldProblem } from './forms/problems';

/** What a draft looked like on either side of a conflict, for the person to compare. */
export interface DraftVersion {
  readonly version: number;
  readonly answers: Readonly<Record<string, unknown>>;
  /** ISO instant of the save. */
  readonly savedAt: string;
  /** Printed name of who saved it. */
  readonly savedBy: string;
}

/** A case of the same patient that may be the same scan. */
export interface LikelyDuplicate {
  readonly caseId: string;
  readonly number: string;
  /** Why it looks like the same scan, in words. */
  readonly reason: string;
}

/**
 * Every expected trouble of the product, in one closed union. `code` is stable and public (RFC 9457 `type`).
 * The wrapper in `lib/server` maps each member to a status and a sentence by an exhaustive switch.
 */
export type Problem =
  /** No session, or it ended. The person signs in again; what was typed stays on the page. */
  | { readonly code: 'not-signed-in' }
  /** The e-mail and passphrase do not belong together. The same for an unknown address. */
  | { readonly code: 'sign-in-refused' }
  /** Too many attempts. The person waits. */
  | { readonly code: 'throttled'; readonly retryAfterSeconds: number }
  /** It does not exist or the actor may not know that it does: both look the same. */
  | { readonly code: 'not-found' }
  /** The actor may see it but may not do this to it. */
  | { readonly code: 'not-allowed'; readonly says: string }
  /** The request came from another site. */
  | { readonly code: 'foreign-origin' }
  /** The body or an address is not of the documented shape. A program mends its request. */
  | { readonly code: 'malformed'; readonly says: string; readonly fields: readonly FieldProblem[] }
  /** Answers that cannot be submitted as they are. The person mends the named fields. */
  | { readonly code: 'answers'; readonly fields: readonly FieldProblem[] }
  /** Somebody else saved this draft in between. The person compares and chooses. */
  | { readonly code: 'draft-conflict'; readonly theirs: DraftVersion }
  /** The form was signed already; its draft is closed. The person opens the signed form. */
  | { readonly code: 'already-submitted'; readonly says: string }
  /** The case is in a state in which this cannot be done. The sentence says what can. */
  | { readonly code: 'wrong-state'; readonly says: string }
  /** An Idempotency-Key is required and was not sent. */
  | { readonly code: 'key-missing' }
  /** The same Idempotency-Key came with another body. */
  | { readonly code: 'key-reused' }
  /** This needs a proof of the last five minutes of who is there; it was absent or wrong. */
  | { readonly code: 'proof-needed'; readonly says: string }
  /** No link has this token and code. The same for a link that is unknown, and one that has ended. The person compares the code. */
  | { readonly code: 'code-refused' }
  /** The code was right, and the link is good no longer. The sentence says why and whom to call. */
  | { readonly code: 'link-ended'; readonly says: string }
  /** The scan is covered outside the registry or not covered: no case is opened. */
  | {
      readonly code: 'not-a-registry-case';
      readonly says: string;
      readonly rule: string;
      readonly cites: string;
    }
  /** A case that may be the same scan exists; the person confirms that this one is separate. */
  | { readonly code: 'likely-duplicate'; readonly duplicates: readonly LikelyDuplicate[] }
  /** Claim support exists only for an eligible case. */
  | { readonly code: 'not-eligible'; readonly says: string }
  /** A body or file over its limit, in bytes. */
  | { readonly code: 'too-large'; readonly limit: number }
  /** A file that is not what it should be: no PDF, encrypted, active content, cut off. */
  | { readonly code: 'file-refused'; readonly says: string }
  /** A method this address does not have. */
  | { readonly code: 'method-not-allowed'; readonly takes: readonly string[] }
  /** A body of a media type this address does not take. */
  | { readonly code: 'media-type'; readonly takes: string }
  /** A document whose text has a character that no embedded font can draw. */
  | { readonly code: 'cannot-print'; readonly says: string };

export type ProblemCode = Problem['code'];
