import { type FormDefinition, isFollowUp } from './form';
import { contractOf } from './kinds';
import type { Reading } from './problems';

/** One question and its answer, in the words in which it was asked. This is what is stored beside a submission. */
export interface ReviewRow {
  readonly key: string;
  readonly number?: string;
  readonly ask: string;
  /** One line each; empty when nothing was answered. */
  readonly words: readonly string[];
  /** True when the question was asked because of another answer of its section. */
  readonly followUp: boolean;
}
export interface ReviewSection {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly ReviewRow[];
}

/** The accepted answers in words, in the order of the form; sections without an asked question are left out. */
export function review(
  form: FormDefinition,
  reading: Pick<Reading, 'answers' | 'asked'>,
): readonly ReviewSection[] {
  return Object.entries(form.sections)
    .map(([key, section]) => ({
      key,
      title: section.title,
      rows: Object.entries(section.questions)
        .filter(([question]) => reading.asked.get(question) === true)
        .map(([question, definition]) => ({
          key: question,
          ...(definition.number === undefined ? {} : { number: definition.number }),
          ask: definition.ask,
          words:
            reading.answers[question] === undefined
              ? []
              : contractOf(definition).words(reading.answers[question]),
          followUp: isFollowUp(section, question),
        })),
    }))
    .filter((section) => section.rows.length > 0);
}
