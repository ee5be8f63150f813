import type { ClaimRecipe } from '../claims/claim-recipe';
import type { CoverageTable, Enrolment } from '../rules/coverage';
import type { Day } from '../schedule/day';
import type { Protocol } from './protocol';

/** Which rules of Medicare and of the registry hold for scans of some days, with one or more radiopharmaceuticals. */
export interface Edition {
  readonly id: string;
  readonly title: string;
  readonly tracers: readonly string[];
  /** Dates of service, both ends inside; without a last day they hold until the registry enrols again, or for good. */
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  /** What is to be known of these days. */
  readonly says: string;
  readonly cites: string;
  readonly coverage: CoverageTable;
  readonly recipes: readonly ClaimRecipe[];
  /** Null where no registry enrolled. */
  readonly enrolment: Enrolment | null;
  /** The edition of the registry that enrolled these scans; null outside any. */
  readonly protocol: Protocol | null;
}
