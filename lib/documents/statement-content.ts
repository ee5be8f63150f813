/** The statement of a facility's balance for a month. It names cases by their numbers, and no patient. */
export interface StatementContent {
  readonly registry: { readonly name: string; readonly nct: string; readonly contact: string };
  readonly demo: boolean;
  readonly facility: { readonly name: string; readonly place: string; readonly registryNumber: string };
  /** `2026-11` */
  readonly month: string;
  readonly monthWords: string;
  readonly fromWords: string;
  readonly toWords: string;
  /** False while further entries can come. */
  readonly isOver: boolean;
  readonly zoneWords: string;
  readonly opening: string;
  readonly closing: string;
  /** `-50.00`, as spreadsheets read it. */
  readonly openingPlain: string;
  readonly closingPlain: string;
  readonly totals: readonly { readonly label: string; readonly amount: string }[];
  readonly lines: readonly {
    readonly number: number;
    readonly day: string;
    readonly dayWords: string;
    readonly what: string;
    readonly why: string | null;
    readonly caseNumber: string | null;
    readonly rule: string | null;
    readonly amount: string;
    readonly balance: string;
    readonly amountPlain: string;
    readonly balancePlain: string;
  }[];
  /** ISO instant of printing. */
  readonly printedAt: string;
  readonly printedWords: string;
}
