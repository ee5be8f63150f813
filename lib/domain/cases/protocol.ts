import type { ClaimRecipe } from '../claims/claim-recipe';
import type { DenialReason } from '../claims/denial-reason';
import type { ScrubRule } from '../claims/scrub';
import type { Condition } from '../forms/condition';
import type { FormDefinition } from '../forms/form';
import type { CoverageTable, Enrolment } from '../rules/coverage';
import type { Rule, Who } from '../rules/decide';
import type { Facts } from '../rules/facts';
import type { Day } from '../schedule/day';
import type { WindowRule, WindowStanding } from '../schedule/window';
import type { FormId, LaterFormId } from './case-event';
import type { CaseFile } from './case-file';

export type CaseState =
  | 'awaitingPrePet'
  | 'awaitingScan'
  | 'awaitingCompletion'
  | 'awaitingForms'
  | 'readyToBill'
  | 'late'
  | 'billed'
  | 'notPayable'
  | 'cancelled'
  | 'expired'
  | 'ineligible'
  | 'duplicate'
  | 'transferred';

/** Read top to bottom: the first row whose condition holds is the state. */
export interface StateRule {
  readonly id: string;
  readonly state: CaseState;
  readonly onlyIf: Condition;
}

/** Read top to bottom: the first row whose condition holds is the next step. */
export interface StepRule {
  readonly id: string;
  readonly onlyIf: Condition;
  readonly who: Who | 'nobody';
  /** The step as a command to whoever reads the worklist, such as `Attach the report`. Facts in braces. */
  readonly says: string;
  /** What is known about it, one line. */
  readonly detail: string;
  /** Name of the fact that holds the last day for it. */
  readonly by?: string;
  /** The form it is done on. */
  readonly form?: FormId;
}

/** When a form that was given can no longer be changed. It reads `today`, `scanOn` and `scheduledOn`. */
export interface FinalRule {
  readonly id: string;
  readonly form: LaterFormId;
  readonly onlyIf: Condition;
  /** Why, and what to do instead. Facts in braces. */
  readonly says: string;
  readonly cites: string;
}

/** When a form that was given no longer fits the case, so that it is opened again by a correction of something else. */
export interface ReopeningRule {
  readonly id: string;
  readonly form: LaterFormId;
  readonly onlyIf: Condition;
  /** Why. Facts in braces. */
  readonly says: string;
  readonly cites: string;
}

/** What a registry sets for itself. */
export interface RegistrySettings {
  readonly name: string;
  readonly nct: string;
  readonly enrolment: Enrolment;
  readonly contact: string;
}

export interface Derived {
  readonly facts: Facts;
  readonly windows: readonly WindowStanding[];
}

/** A published edition of the registry's rules, as data. A case stays on the edition it was opened with. */
export interface Protocol {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly forms: Readonly<Record<FormId, FormDefinition>>;
  readonly coverage: CoverageTable;
  readonly windows: readonly WindowRule[];
  readonly rules: readonly Rule[];
  readonly states: readonly StateRule[];
  readonly steps: readonly StepRule[];
  readonly recipes: readonly ClaimRecipe[];
  readonly finals: readonly FinalRule[];
  readonly reopenings: readonly ReopeningRule[];
  /** What makes a claim deny, and what the reasons of a denial mean. */
  readonly scrub: readonly ScrubRule[];
  readonly denials: readonly DenialReason[];
  /** The dates of service the edition enrolled; null for the one that enrols as the registry sets. */
  readonly enrolment: Enrolment | null;
  /** From a case file to the facts its rules read. Pure; `today` is the facility's day. */
  readonly derive: (file: CaseFile, today: Day, settings: RegistrySettings) => Derived;
  /** The facts that a form may read beside its own answers. */
  readonly givenFor: (form: FormId, file: CaseFile | null) => Readonly<Record<string, unknown>>;
}
