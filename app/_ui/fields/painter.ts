import type { ReactNode } from 'react';
import type { Values } from '@/lib/domain/forms/condition';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import type { Kind, Question } from '@/lib/domain/forms/question';
import type { FormView } from '@/lib/usecases/views';

/** `chosen` is saved at once, `typed` when the person pauses. */
export type How = 'chosen' | 'typed';

export type KnownPhysician = FormView['physicians'][number];

/** What a painter is given: the question, what was typed as it was typed, and what to say beside it. */
export interface PainterProps<Q extends Question> {
  /** Id of the control, or of the first of several. */
  readonly id: string;
  readonly question: Q;
  readonly value: unknown;
  /** What conditions read: accepted answers, given facts, today. */
  readonly values: Values;
  readonly problems: readonly FieldProblem[];
  /** Where an answer nobody typed here comes from. */
  readonly notes: readonly string[];
  /** True while number keys choose here. */
  readonly showKeys: boolean;
  readonly physicians: readonly KnownPhysician[];
  readonly onChange: (value: unknown, how: How) => void;
  readonly onBlur: () => void;
}

export type Painters = {
  readonly [K in Kind]: (props: PainterProps<Extract<Question, { readonly kind: K }>>) => ReactNode;
};
