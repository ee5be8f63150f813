/**
 * What rules read: named scalars, computed once from a case. `null` is *not known yet*. Facts are stored with the verdict,
 * so that it can be decided again years later; they hold no name and no identifier of a patient.
 */
export type Fact = string | number | boolean | null;
export type Facts = Readonly<Record<string, Fact>>;
