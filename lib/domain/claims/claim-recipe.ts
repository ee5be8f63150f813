import { type Condition, evaluate } from '../forms/condition';
import type { Facts } from '../rules/facts';
import { wording } from '../rules/wording';
import type { Day } from '../schedule/day';

/** Which claim it is: the professional component, the technical component or both, or that of a hospital. */
export type ClaimKind = 'professional' | 'technical' | 'institutional';

/** One code of an element. Its days are dates of service, both ends inside. */
export interface ClaimCode {
  readonly value: string;
  readonly onlyIf?: Condition;
  readonly fromOn?: Day;
  readonly untilOn?: Day;
  /** A source of its own, told only where the code stands. */
  readonly cites?: string;
  /** What is to be known where the code stands: sources that disagree, or when it may be left out. */
  readonly note?: string;
  readonly unconfirmed?: true;
}

/** One element of a claim: data with its source. Values hold facts in braces, such as `{cpt}`. */
export interface ClaimElement {
  readonly id: string;
  /** The row it stands in when recipes are shown side by side. */
  readonly row: 'procedure' | 'tracer' | 'diagnosis' | 'trialNumber' | 'conditionCode' | 'valueCode';
  readonly onlyIf?: Condition;
  /** Dates of service on which it stands, both ends inside. */
  readonly fromOn?: Day;
  readonly untilOn?: Day;
  /** Where on the claim, such as `837P loop 2300 REF P4`; empty where the row says it all. */
  readonly place?: string;
  /** In claim order: a procedure and its modifiers, or diagnoses. */
  readonly codes: readonly ClaimCode[];
  readonly revenueCode?: string;
  readonly cites: string;
  /** What is to be known of it: sources that disagree, or what the claim needs beside it. */
  readonly note?: string;
  /** The source could not be confirmed: shown with a mark wherever it is printed. */
  readonly unconfirmed?: true;
}

/** How a scan is billed on one kind of claim, for dates of service from `fromOn` to `untilOn`, both inside. */
export interface ClaimRecipe {
  readonly id: string;
  readonly title: string;
  /** Null where it is not for one kind of claim alone. */
  readonly kind: ClaimKind | null;
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
  readonly note: string | null;
}
export interface ClaimAdvice {
  readonly recipe: string;
  readonly title: string;
  readonly lines: readonly ClaimLine[];
}

/** The recipes in force on a date of service, filled with the facts of a case. */
export function claimAdvice(recipes: readonly ClaimRecipe[], facts: Facts, on: Day): readonly ClaimAdvice[] {
  return recipes
    .filter((recipe) => isMeant(recipe, facts, on))
    .map(({ id, title, elements }) => ({
      recipe: id,
      title,
      lines: elements
        .filter((element) => isMeant(element, facts, on))
        .map((element) => lineOf(element, facts, on)),
    }));
}

function lineOf(element: ClaimElement, facts: Facts, on: Day): ClaimLine {
  const codes = element.codes.filter((code) => isMeant(code, facts, on));
  const notes = distinct([element.note, ...codes.map((code) => code.note)]);
  return {
    element: element.id,
    row: element.row,
    place: element.place ?? null,
    codes: codes.map((code) => wording(code.value, facts)),
    revenueCode: element.revenueCode ?? null,
    cites: distinct([element.cites, ...codes.map((code) => code.cites)]).join('; '),
    unconfirmed: element.unconfirmed === true || codes.some((code) => code.unconfirmed === true),
    note: notes.length === 0 ? null : notes.join(' '),
  };
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== undefined);
}

interface Meant {
  readonly onlyIf?: Condition;
  readonly fromOn?: Day;
  readonly untilOn?: Day | null;
}

function isMeant({ onlyIf, fromOn, untilOn }: Meant, facts: Facts, on: Day): boolean {
  return (
    (fromOn === undefined || on >= fromOn) &&
    (untilOn === undefined || untilOn === null || on <= untilOn) &&
    (onlyIf === undefined || evaluate(onlyIf, facts) === true)
  );
}
