import type { ClaimAdvice } from '../domain/claims/claim-recipe';
import type { Finding } from '../domain/rules/decide';

/**
 * The whole content of a claim support, stored when it is issued. The PDF is drawn from this alone, so that it never says
 * anything the data does not and is the same byte for byte whenever it is drawn. Words are final: days and instants are
 * written out in the facility's zone.
 */
export interface ClaimSupportContent {
  readonly registry: { readonly name: string; readonly nct: string };
  readonly demo: boolean;
  readonly caseNumber: string;
  readonly revision: number;
  readonly issuedAt: string;
  readonly issuedWords: string;
  readonly facility: {
    readonly name: string;
    readonly npi: string;
    readonly ccn: string | null;
    readonly place: string;
  };
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string;
    readonly bornWords: string;
    readonly sex: string;
    readonly mbi: string;
  };
  readonly service: { readonly onWords: string; readonly scan: string; readonly diagnosis: string };
  readonly referring: { readonly name: string; readonly npi: string };
  readonly interpreting: { readonly name: string; readonly npi: string };
  readonly verdict: {
    readonly protocol: string;
    readonly version: number;
    /** SHA-256 over coverage, windows, rules and recipes of the protocol, hex. */
    readonly rulesHash: string;
    readonly findings: readonly Finding[];
  };
  readonly windows: readonly {
    readonly id: string;
    readonly what: string;
    readonly windowWords: string;
    readonly doneWords: string;
  }[];
  readonly signed: readonly {
    readonly form: string;
    readonly revision: number;
    readonly by: string;
    readonly meaning: string;
    readonly method: string;
    readonly when: string;
    readonly contentHash: string;
  }[];
  /** Forms that came late and that the registry took, with the written reason; left out where there is none. */
  readonly acceptedLate?: readonly {
    readonly form: string;
    readonly reason: string;
    readonly by: string;
    readonly when: string;
  }[];
  readonly advice: readonly ClaimAdvice[];
  /** Answered, never their content. */
  readonly consents: { readonly patient: 'answered'; readonly physician: 'answered' };
  readonly forms: readonly {
    readonly title: string;
    readonly id: string;
    readonly version: number;
    readonly definitionHash: string;
  }[];
  readonly code: string;
  readonly verifyAddress: string;
  readonly auditSequence: string;
  /** The last signed checkpoint of the audit when this was issued; null before there was one. */
  readonly checkpoint: {
    readonly sequence: string;
    /** Of that line, and of the signature over it: SHA-256, hex. */
    readonly hash: string;
    readonly signatureHash: string;
  } | null;
}

/** An issued claim support as it is handed out: what it said when it was issued, and whether that counts still. */
export interface IssuedClaimSupport {
  readonly content: ClaimSupportContent;
  readonly superseded: Superseded | null;
}

/** Since when a document counts no longer, and the revision that is current instead, if any is. */
export interface Superseded {
  readonly when: string;
  readonly by: number | null;
}
