import type { LedgerView } from './ledger-view';

export type ApplicationStatus = 'draft' | 'submitted' | 'asked' | 'approved' | 'refused';

/** What an application is called on the way. */
export const applicationStatusWords: Readonly<Record<ApplicationStatus, string>> = {
  draft: 'Begun',
  submitted: 'To be looked at',
  asked: 'With the applicant',
  approved: 'Approved',
  refused: 'Refused',
};

/** One thing that an application needs before it is approved. */
export interface CheckItem {
  readonly id: string;
  readonly what: string;
  readonly isDone: boolean;
  /** What is known about it, or what is missing. */
  readonly detail: string;
}

export interface NoteView {
  readonly seq: number;
  readonly when: string;
  readonly who: string;
  readonly side: 'registry' | 'applicant';
  readonly says: string;
}

/** An application as the registry reads it. */
export interface ApplicationView {
  readonly id: string;
  readonly locationName: string;
  readonly status: ApplicationStatus;
  readonly applicant: string;
  readonly email: string;
  readonly submittedWords: string;
  readonly decidedWords: string | null;
  readonly decidedReason: string | null;
  readonly sections: readonly {
    readonly title: string;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
  }[];
  readonly checklist: readonly CheckItem[];
  readonly agreement: {
    readonly words: string;
    readonly hash: string | null;
    readonly hasFile: boolean;
  };
  readonly notes: readonly NoteView[];
  /** As the form begins: what is recorded, or what was promised. */
  readonly payment: { readonly fee: string; readonly deposit: string; readonly reference: string };
  readonly registryNumber: string | null;
  /** Of the location, as it was applied for. */
  readonly timeZone: string;
  readonly mayDecide: boolean;
  readonly isReady: boolean;
}

export interface ApplicationList {
  readonly applications: readonly {
    readonly id: string;
    readonly locationName: string;
    readonly place: string;
    readonly applicant: string;
    readonly status: ApplicationStatus;
    readonly submittedWords: string;
    /** What is still missing, in short; empty when nothing is. */
    readonly missing: readonly string[];
  }[];
  readonly next: string | null;
}

/** What a facility without cases does first. */
export interface WelcomeView {
  readonly facilityName: string;
  readonly registryNumber: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly says: string;
    readonly isDone: boolean;
    readonly href: string | null;
    readonly action: string | null;
  }[];
  readonly standing: LedgerView['standing'];
}
