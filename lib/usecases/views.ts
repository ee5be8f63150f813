import type { FormId, SigningMethod } from '../domain/cases/case-event';
import type { CaseState } from '../domain/cases/protocol';
import type { Light, NextStep, Tab } from '../domain/cases/standing';
import type { ClaimAdvice } from '../domain/claims/claim-recipe';
import type { Difference } from '../domain/forms/differences';
import type { ReviewSection } from '../domain/forms/review';
import type { LinkStanding } from '../domain/links/link-standing';
import type { LikelyDuplicate } from '../domain/problem';
import type { Coverage } from '../domain/rules/coverage';
import type { Finding, Outcome } from '../domain/rules/decide';
import type { Day } from '../domain/schedule/day';
import type { WindowStanding } from '../domain/schedule/window';

// What pages and machines are given. Instants are ISO strings, days YYYY-MM-DD; nothing here is a database row.

export type ListTab = 'needsAction' | 'dueSoon' | 'withPhysician' | 'readyToBill' | 'closed' | 'all';
export type ListSort = 'urgency' | 'scan' | 'patient' | 'number';

export interface ListQuery {
  readonly tab: ListTab;
  readonly state?: CaseState;
  readonly physicianNpi?: string;
  readonly scanFrom?: Day;
  readonly scanTo?: Day;
  /** Only in a request body, never in an address. Case number, name or MBI. */
  readonly search?: string;
  readonly sort: ListSort;
  readonly descending?: boolean;
  /** Administrators and auditors may narrow to a facility. */
  readonly facilityId?: string;
  /** Opaque key of the last row of the page before. */
  readonly after?: string;
}

export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly facility: string;
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string;
    readonly age: number;
    readonly sex: string;
  };
  /** Site and reason in a few words, such as `pancreas, restaging`. */
  readonly about: string;
  readonly state: CaseState;
  readonly nextStep: {
    readonly who: NextStep['who'];
    readonly what: string;
    readonly detail: string;
    readonly form: FormId | null;
    /** How far the link to that form has come, such as `Link opened, Nov 20`; null where none was sent. */
    readonly link: string | null;
  };
  readonly scanOn: Day;
  readonly scanned: boolean;
  readonly scanAbout: string;
  readonly dueOn: Day | null;
  readonly daysLeft: number | null;
  readonly light: Light;
  readonly openRules: number;
  readonly rules: number;
  readonly physician: { readonly npi: string; readonly name: string };
}

export interface CaseList {
  readonly rows: readonly CaseRow[];
  /** Key for the next page; null on the last. */
  readonly next: string | null;
}

export interface ListFrame {
  readonly today: Day;
  readonly zone: string;
  readonly zoneWords: string;
  /** Exact up to 999; `more` says that there are more. */
  readonly counts: Readonly<Record<ListTab, { readonly count: number; readonly more: boolean }>>;
  readonly physicians: readonly { readonly npi: string; readonly name: string }[];
  /** Registrations begun and not finished. */
  readonly begun: readonly {
    readonly id: string;
    readonly savedAt: string;
    readonly savedByName: string;
    readonly title: string;
  }[];
}

export interface SignatureView {
  readonly name: string;
  readonly npi: string | null;
  readonly meaning: string;
  readonly method: SigningMethod;
  /** `October 30, 2026, 6:41 PM Central Time`, or the day alone for paper. */
  readonly when: string;
  readonly contentHash: string;
}

export interface EntryView {
  readonly id: string;
  readonly form: FormId;
  readonly title: string;
  readonly revision: number;
  readonly definitionVersion: number;
  readonly receipt: string;
  readonly submittedAt: string;
  readonly submittedWhen: string;
  readonly submittedByName: string;
  readonly channel: 'account' | 'paper';
  readonly signature: SignatureView | null;
  readonly attachment: { readonly id: string; readonly fileName: string; readonly size: number } | null;
  readonly sections: readonly ReviewSection[];
  readonly contentHash: string;
}

/** What became of a submitted form, and what it changed. */
export interface EntryRevision {
  /** Why it was revised; null for the first revision. */
  readonly because: { readonly reason: string; readonly by: string; readonly when: string } | null;
  /** The revision before it, and each answer that differs; null for the first revision. */
  readonly changes: {
    readonly from: number;
    readonly answers: readonly Difference[];
  } | null;
  /** Since when it counts no longer: because a later revision was given, or because it is open again. */
  readonly ended: { readonly when: string; readonly by: number | null } | null;
  readonly notes: readonly { readonly text: string; readonly by: string; readonly when: string }[];
}

/** Whether a submitted form is as it was signed, made sure of while it is opened. */
export interface EntryProof {
  /** The seal of the signature and the line of the audit that tells of it; null without a signature. */
  readonly seal: string | null;
  readonly line: string | null;
  readonly isIntact: boolean;
  /** What was compared, and what is not as it was. */
  readonly checked: readonly string[];
  readonly differs: readonly string[];
}

export interface FormLine {
  readonly form: FormId;
  readonly title: string;
  readonly answeredBy: 'facility' | 'physician';
  readonly status: 'final' | 'draft' | 'none';
  /** The latest revision. */
  readonly entry: Omit<EntryView, 'sections'> | null;
  readonly revisions: readonly { readonly id: string; readonly revision: number }[];
  readonly draft: {
    readonly savedAt: string;
    readonly savedWhen: string;
    readonly savedByName: string;
    readonly channel: 'account' | 'paper';
  } | null;
  /** That it was given and is open again; what was given stays readable. */
  readonly reopened: {
    readonly revision: number;
    readonly when: string;
    readonly by: string;
    readonly reason: string;
    readonly isForPhysician: boolean;
  } | null;
  /** What this actor may do with it now. */
  readonly may: {
    readonly fill: boolean;
    readonly transcribe: boolean;
    readonly reopen: boolean;
    /** Close it as it was, once it is reopened. */
    readonly keep: boolean;
    readonly note: boolean;
  };
}

export interface CaseView {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly facility: {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly zoneWords: string;
  };
  readonly today: Day;
  readonly protocol: { readonly id: string; readonly version: number; readonly title: string };
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string;
    readonly bornOn: Day;
    readonly age: number;
    readonly sex: string;
    /** 1EG4-TE5-MK73 */
    readonly mbi: string;
    readonly coverage: string;
  };
  readonly physician: {
    readonly name: string;
    readonly npi: string;
    readonly specialty: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly fax: string | null;
  };
  /** Site, reason, tracer and date in words. */
  readonly about: string;
  readonly state: CaseState;
  readonly stateWords: string;
  readonly tab: Tab;
  readonly light: Light;
  readonly nextStep: NextStep;
  readonly windows: readonly (WindowStanding & {
    /** `until Wednesday, November 25, 2026, midnight Central Time` */
    readonly untilWords: string | null;
  })[];
  readonly verdict: { readonly outcome: Outcome; readonly findings: readonly Finding[] };
  readonly forms: readonly FormLine[];
  readonly claimSupport: readonly {
    readonly revision: number;
    readonly code: string;
    readonly issuedWhen: string;
    readonly current: boolean;
    readonly supersededWhen: string | null;
  }[];
  readonly claimAdvice: readonly ClaimAdvice[];
  /** The plan before and after PET, when both physician forms are final. */
  readonly plans: { readonly before: ReviewSection; readonly after: ReviewSection } | null;
  /** Cases that have the same date of service and code and are not confirmed as separate; told to the facility. */
  readonly sameScanAs: readonly { readonly id: string; readonly number: string }[];
  readonly history: readonly {
    readonly at: string;
    readonly when: string;
    readonly what: string;
    readonly who: string;
  }[];
  /** Links to the physician's forms; for the facility and the registry. */
  readonly links: readonly FormLinkView[];
  readonly may: {
    readonly bill: boolean;
    readonly claimSupport: boolean;
    readonly audit: boolean;
    readonly correct: boolean;
    readonly decide: boolean;
  };
}

/** A form of the physician and the link to it, for a physician without an account. */
export interface FormLinkView {
  readonly form: 'pre-pet' | 'post-pet';
  readonly title: string;
  readonly physician: string;
  /** Where it was sent last, else what the facility knows; may be empty. */
  readonly email: string;
  readonly maySend: boolean;
  readonly link: {
    readonly email: string;
    readonly standing: LinkStanding;
    readonly standingWords: string;
    /** Whether the physician can still use it. */
    readonly isGood: boolean;
    readonly isUndelivered: boolean;
    readonly untilWords: string;
    readonly steps: readonly { readonly what: string; readonly at: string }[];
  } | null;
}

/** A form as its page needs it. The page has the definition itself from the protocol's id, version and form. */
export interface FormView {
  readonly caseId: string;
  readonly caseNumber: string | null;
  /** For whoever came by a link: the form is saved and given under this id, and nothing else of the case is told. */
  readonly linkId?: string;
  readonly protocol: { readonly id: string; readonly version: number };
  readonly form: FormId;
  readonly channel: 'account' | 'paper';
  readonly today: Day;
  readonly zone: string;
  /** `J. M., born 1955 · PET/CT planned for October 26 at Lakeside Imaging`, in parts. */
  readonly header: {
    readonly patient: string;
    readonly born: string;
    readonly scan: string;
    readonly facility: string;
    readonly deadline: string | null;
    readonly late: boolean;
  } | null;
  readonly given: Readonly<Record<string, unknown>>;
  /** Prefilled values where nothing was typed yet, overlaid by the draft. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Questions whose answer was filled in beforehand, with where it came from. */
  readonly known: Readonly<Record<string, string>>;
  readonly draft: { readonly version: number; readonly savedAt: string; readonly savedByName: string } | null;
  /** The revision of the form that is revised here, and why; null for a form that is given for the first time. */
  readonly revises: { readonly revision: number; readonly reason: string; readonly by: string } | null;
  readonly attachments: readonly {
    readonly id: string;
    readonly kind: 'report' | 'paperForm';
    readonly fileName: string;
    readonly size: number;
    readonly uploadedWhen: string;
  }[];
  readonly signer: { readonly name: string; readonly npi: string | null } | null;
  readonly physicians: readonly {
    readonly npi: string;
    readonly familyName: string;
    readonly givenName: string;
    readonly specialty?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly fax?: string;
  }[];
}

export interface RegistrationCheck {
  /** Null while site, reason, tracer and date do not all stand. */
  readonly coverage: Coverage | null;
  /** Rules that fail already and cannot be repaired: the case could be registered and never billed. */
  readonly failing: readonly Pick<Finding, 'rule' | 'says' | 'cites'>[];
  readonly duplicates: readonly LikelyDuplicate[];
}

export interface WaitingForm {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly form: 'pre-pet' | 'post-pet';
  readonly title: string;
  /** Enough to recognise the patient: name, year of birth. */
  readonly patient: string;
  readonly born: string;
  readonly about: string;
  readonly facility: string;
  readonly scanOn: Day;
  readonly scanned: boolean;
  readonly dueOn: Day | null;
  readonly dueWords: string | null;
  readonly daysLeft: number | null;
  readonly late: boolean;
  readonly draftSavedAt: string | null;
}

export interface Completeness {
  readonly asOfWords: string;
  /** Messages that could not be sent in the last thirty days. */
  readonly failedMessages: number;
  readonly totals: {
    readonly cases: number;
    readonly eligible: number;
    readonly decided: number;
    readonly overdue: number;
  };
  readonly facilities: readonly {
    readonly id: string;
    readonly name: string;
    readonly zoneWords: string;
    readonly cases: number;
    readonly states: readonly { readonly state: CaseState; readonly words: string; readonly count: number }[];
    readonly eligible: number;
    readonly decided: number;
    readonly overdueFacility: number;
    readonly overduePhysician: number;
    /** Average days from one step to the next; null where none was made. */
    readonly days: readonly {
      readonly step: string;
      readonly average: number | null;
      readonly window: number | null;
    }[];
  }[];
  readonly overdue: readonly {
    readonly caseId: string;
    readonly number: string;
    readonly facility: string;
    readonly what: string;
    readonly who: string;
    readonly dueOn: Day;
    readonly daysLate: number;
  }[];
}

/** What lines of the audit are about. */
export interface AuditFilter {
  readonly caseId?: string;
  readonly actorId?: string;
  readonly facilityId?: string;
  /** A day of the facility asked for, else of the registry. */
  readonly day?: Day;
}
export interface AuditQuery extends AuditFilter {
  /** As somebody typed them; what they name goes before the ids. */
  readonly caseNumber?: string;
  readonly who?: string;
  readonly before?: string;
}
export interface AuditPage {
  readonly lines: readonly {
    readonly sequence: string;
    readonly when: string;
    readonly who: string;
    readonly role: string;
    readonly facility: string | null;
    /** In words: `Looked at case 1017-26-0431`. */
    readonly what: string;
    readonly outcome: string;
    readonly requestId: string;
    /** To narrow the audit to what this line is about. */
    readonly actorId: string | null;
    readonly facilityId: string | null;
    readonly caseId: string | null;
    readonly caseNumber: string | null;
  }[];
  readonly next: string | null;
  /** What the lines are about, by name; null where they are about all. */
  readonly about: {
    readonly case: { readonly id: string; readonly words: string } | null;
    readonly person: { readonly id: string; readonly words: string } | null;
    readonly facility: { readonly id: string; readonly words: string } | null;
    readonly day: { readonly id: Day; readonly words: string } | null;
  };
  /** Why what was typed names nothing, and whom it may name. */
  readonly trouble: {
    readonly caseNumber: string | null;
    readonly who: string | null;
    readonly people: readonly { readonly id: string; readonly words: string }[];
  };
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
  /** The zone in which a day of this audit is counted. */
  readonly zoneWords: string;
}

export interface FacilityView {
  readonly name: string;
  readonly registryNumber: string;
  readonly address: string;
  readonly npi: string;
  readonly ccn: string | null;
  readonly zoneWords: string;
  readonly approvedWords: string | null;
  readonly agreementWords: string | null;
  readonly people: readonly { readonly name: string; readonly email: string; readonly role: string }[];
  readonly physicians: readonly {
    readonly npi: string;
    readonly name: string;
    readonly specialty: string | null;
    readonly phone: string | null;
    readonly cases: number;
    readonly waiting: number;
    /** Days from scan to the signed post-PET form, on average, and the share inside the window. */
    readonly answerDays: number | null;
    readonly onTimePercent: number | null;
  }[];
}

export interface DocumentCheck {
  readonly caseNumber: string;
  readonly dateOfServiceWords: string;
  readonly issuedWords: string;
  readonly revision: number;
  /** When it was superseded, and the revision that is current instead, if any is; null for the current one. */
  readonly superseded: { readonly when: string; readonly by: number | null } | null;
}
