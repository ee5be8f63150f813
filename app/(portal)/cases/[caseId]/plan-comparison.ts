import type { ReviewSection } from '@/lib/domain/forms/review';

export interface PlanRow {
  readonly key: string;
  readonly ask: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Answered on both sides, and differently. A follow-up of another answer is on one side alone and says nothing new. */
  readonly changed: boolean;
}

/** The plans before and after PET, question by question; a question asked on one side alone stands with an empty other. */
export function comparePlans(before: ReviewSection, after: ReviewSection): readonly PlanRow[] {
  const keys = [...new Set([...after.rows, ...before.rows].map((row) => row.key))];
  return keys
    .map((key) => {
      const rowBefore = before.rows.find((row) => row.key === key);
      const rowAfter = after.rows.find((row) => row.key === key);
      const words = { before: rowBefore?.words ?? [], after: rowAfter?.words ?? [] };
      return {
        key,
        ask: (rowAfter ?? rowBefore)?.ask ?? key,
        ...words,
        changed:
          isAnswered(words.before) &&
          isAnswered(words.after) &&
          words.before.join('\n') !== words.after.join('\n'),
      };
    })
    .filter((row) => isAnswered(row.before) || isAnswered(row.after));
}

function isAnswered(words: readonly string[]): boolean {
  return words.length > 0;
}
