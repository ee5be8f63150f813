import type { ReviewSection } from '../domain/forms/review';

/** A submitted form as its PDF shows it: the words stored at submission, never today's form. */
export interface QuestionnaireContent {
  readonly registry: { readonly name: string; readonly nct: string };
  readonly demo: boolean;
  readonly title: string;
  /** Null on the copy of a physician without an account, who is told nothing of the case. */
  readonly caseNumber: string | null;
  readonly facility: string;
  readonly patient: { readonly name: string; readonly bornWords: string; readonly mbi: string | null };
  readonly revision: number;
  readonly receipt: string;
  readonly submittedAt: string;
  readonly submittedWords: string;
  readonly submittedBy: string;
  /** `transcribed from paper by …, signed by … on …`, or empty. */
  readonly transcription: string | null;
  readonly signature: {
    readonly name: string;
    readonly npi: string | null;
    readonly meaning: string;
    readonly method: string;
    readonly when: string;
    /** SHA-256 over signer, time, zone, meaning, method and content, hex, and the line of the audit that tells of it. */
    readonly seal: string | null;
    readonly line: string | null;
  } | null;
  /** What became of it afterwards: that a later revision counts, and notes beside it. One sentence each. */
  readonly remarks: readonly string[];
  readonly sections: readonly ReviewSection[];
  readonly definition: { readonly id: string; readonly version: number; readonly hash: string };
  readonly contentHash: string;
}
