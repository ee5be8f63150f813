/**
 * What goes to a physician's office beside the e-mail with the link, and never with it: the code. The patient stands on it as
 * on the page behind the link, so that an office knows which one is meant, and a stranger does not.
 */
export interface OrderSheetContent {
  readonly registry: { readonly name: string; readonly nct: string; readonly contact: string };
  readonly demo: boolean;
  readonly facility: { readonly name: string; readonly place: string; readonly phone: string };
  readonly physician: { readonly name: string; readonly npi: string };
  readonly form: { readonly title: string; readonly minutes: number };
  /** `J. M., born 1955`, in parts. */
  readonly patient: { readonly initials: string; readonly born: string };
  readonly scan: string;
  /** `Wednesday, November 25, 2026, midnight Central Time`; null for a form without a last day. */
  readonly due: string | null;
  /** `K7QM-R3XD` */
  readonly code: string;
  /** ISO instant of printing. */
  readonly printedAt: string;
  readonly printedWords: string;
}
