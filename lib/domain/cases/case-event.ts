import type { ProofMethod } from '../access/proof-method';
import type { ClaimKind } from '../claims/claim-recipe';
import type { Values } from '../forms/condition';
import type { Day } from '../schedule/day';

export type FormId = 'registration' | 'pre-pet' | 'completion' | 'report' | 'post-pet';
export const formIds = [
  'registration',
  'pre-pet',
  'completion',
  'report',
  'post-pet',
] as const satisfies readonly FormId[];

export function isFormId(value: string): value is FormId {
  return formIds.some((id) => id === value);
}

/** How a form was signed: with which proof of who it is, or on paper. The passphrase alone is from before there were second factors. */
export type SigningMethod = ProofMethod | 'passphrase' | 'paper';

/** What of a registration can be corrected, each part by itself. */
export type RegistrationPart = 'plannedDate' | 'physician' | 'request' | 'patient';

/** A form that follows the registration. */
export type LaterFormId = Exclude<FormId, 'registration'>;

/** Who signed, how, and when. `signedAt` is an instant; a paper signature has only the day written on the paper. */
export interface SignatureFact {
  readonly name: string;
  readonly npi: string | null;
  readonly meaning: string;
  readonly method: SigningMethod;
  readonly signedAt: Date | null;
  /** Calendar day of the signature in the facility's zone. */
  readonly signedOn: string;
}

interface Happened {
  readonly at: Date;
  /** Printed name and role of who did it. */
  readonly by: string;
}

/** What can happen to a case. Nothing else changes its state, except the day it is. */
export type CaseEvent =
  | (Happened & { readonly kind: 'registered'; readonly answers: Values })
  | (Happened & {
      readonly kind: 'formSubmitted';
      readonly form: LaterFormId;
      readonly revision: number;
      readonly entryId: string;
      readonly answers: Values;
      readonly signature: SignatureFact | null;
      /** A file belongs to it: the report, or the scanned page of a paper form. */
      readonly attachmentId: string | null;
    })
  /** The registration was corrected: its answers as they should have been, whole. */
  | (Happened & {
      readonly kind: 'registrationCorrected';
      readonly what: RegistrationPart;
      readonly revision: number;
      readonly entryId: string;
      readonly answers: Values;
      /** A diagnosis code that corrects the one before PET, where that form can no longer be changed. */
      readonly diagnosis: string | null;
      readonly reason: string;
    })
  /** The scan of this case is that of another case, which stays. */
  | (Happened & { readonly kind: 'markedDuplicate'; readonly otherCaseId: string; readonly reason: string })
  | (Happened & { readonly kind: 'markedIneligible'; readonly reason: string })
  /** The case goes on at another facility, as a case of that one. */
  | (Happened & { readonly kind: 'transferred'; readonly facility: string; readonly reason: string })
  | (Happened & { readonly kind: 'confirmedSeparate'; readonly otherCaseId: string })
  | (Happened & {
      /** What was given is taken up again; what was said stays readable, and counts again only when it is given again. */
      readonly kind: 'formReopened';
      readonly form: LaterFormId;
      /** The revision that was taken up. */
      readonly revision: number;
      readonly reason: string;
      /** By whom it was asked for, where the facility reopens what a physician signed. */
      readonly askedBy: 'self' | 'physician' | 'correction';
    })
  /** A reopened form was closed as it was. */
  | (Happened & { readonly kind: 'formKept'; readonly form: LaterFormId; readonly reason: string })
  /** A note beside a form that can no longer be changed. */
  | (Happened & { readonly kind: 'formNoted'; readonly form: LaterFormId; readonly reason: string })
  | (Happened & {
      readonly kind: 'lateAccepted';
      readonly form: LaterFormId;
      readonly reason: string;
    })
  | (Happened & { readonly kind: 'claimSupportIssued'; readonly revision: number })
  | (Happened & { readonly kind: 'billed'; readonly claims: readonly ClaimKind[]; readonly on: Day })
  /** The contractor's answers to claims that were billed. */
  | (Happened & {
      readonly kind: 'claimDenied';
      readonly claims: readonly ClaimKind[];
      readonly on: Day;
      readonly reasons: readonly string[];
    })
  | (Happened & { readonly kind: 'claimPaid'; readonly claims: readonly ClaimKind[]; readonly on: Day });

export type CaseEventKind = CaseEvent['kind'];
