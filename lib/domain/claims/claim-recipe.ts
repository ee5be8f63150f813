import { type Condition, evaluate } from '../forms/condition';
import type { Facts } from '../rules/facts';
import { wording } from '../rules/wording';
import type { Day } from '../schedule/day';

/** One element of a claim: data with its source. Values hold facts in braces, such as `{cpt}`. */
export interface ClaimElement {
  readonly id: string;
  /** The row it stands in when recipes are shown side by side. */
  readonly row: 'procedure' | 'tracer' | 'diagnosis' | 'trialNumber' | 'conditionCode' | 'valueCode';
  readonly onlyIf?: Condition;
  /** Where on the claim, such as `837P loop 2300 REF P4`; empty where the row says it all. */
  readonly place?: string;
  /** In claim order: a procedure and its modifiers, or diagnoses. */
  readonly codes: readonly { readonly value: string; readonly onlyIf?: Condition }[];
  readonly revenueCode?: string;
  readonly cites: string;
  /** The source could not be confirmed: shown with a mark wherever it is printed. */
  readonly unconfirmed?: true;
}

/** How a scan is billed on one kind of claim, for dates of service from `fromOn` to `untilOn`, both inside. */
export interface ClaimRecipe {
  readonly id: string;
  readonly title: string;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly onlyIf?: Condition;
  readonly elements: readonly ClaimElement[];
}

export interface ClaimLine {
  readonly element: string;
  readonly row: ClaimElement['row'];
  readonly place: string | null;
  readonly codes: readonly string[];
  readonly revenueCode: string | null;
  readonly cites: string;
  readonly unconfirmed: boolean;
}
export interface ClaimAdvice {
  readonly recipe: string;
  readonly title: string;
  readonly lines: readonly ClaimLine[];
}

/** The recipes in force on a date of service, filled with the facts of a case. */
export function claimAdvice(recipes: readonly ClaimRecipe[], facts: Facts, on: Day): readonly ClaimAdvice[] {
  return recipes
    .filter((recipe) => on >= recipe.fromOn && (recipe.untilOn === null || on <= recipe.untilOn))
    .filter((recipe) => isMeant(recipe.onlyIf, facts))
    .map((recipe) => ({
      recipe: recipe.id,
      title: recipe.title,
      lines: recipe.elements
        .filter((element) => isMeant(element.onlyIf, facts))
        .map((element) => ({
          element: element.id,
          row: element.row,
          place: element.place ?? null,
          codes: element.codes
            .filter((code) => isMeant(code.onlyIf, facts))
            .map((code) => wording(code.value, facts)),
          revenueCode: element.revenueCode ?? null,
          cites: element.cites,
          unconfirmed: element.unconfirmed === true,
        })),
    }));
}

function isMeant(condition: Condition | undefined, facts: Facts): boolean {
  return condition === undefined || evaluate(condition, facts) === true;
}
