import { evaluate, readsOf, type Values } from '@/lib/domain/forms/condition';
import { type FormDefinition, questionOf, questionsOf } from '@/lib/domain/forms/form';
import type { Question } from '@/lib/domain/forms/question';

/** The answer a question proposes for what is known so far. */
export function proposalFor(question: Question, values: Values): string | undefined {
  if (question.kind !== 'choice') return undefined;
  return question.proposals?.find((proposal) => evaluate(proposal.onlyIf, values) === true)?.value;
}

/** The proposals that hold, by question. */
export function proposalsIn(form: FormDefinition, values: Values): ReadonlyMap<string, string> {
  return new Map(
    questionsOf(form).flatMap(([key, question]) => {
      const proposal = proposalFor(question, values);
      return proposal === undefined ? [] : [[key, proposal] as const];
    }),
  );
}

/**
 * The answers to fill in: where nothing was answered, or where the answer is only what was proposed before. What a person
 * chose otherwise stays.
 */
export function fillings(
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
  raw: Values,
): readonly (readonly [string, string])[] {
  return [...now].filter(([key, proposal]) => {
    const answer = raw[key];
    const isOpen = answer === undefined || answer === null || answer === '';
    return answer !== proposal && (isOpen || answer === before.get(key));
  });
}

/** `Proposed from scanner and body region`. */
export function proposedFrom(form: FormDefinition, key: string): string {
  const question = questionOf(form, key);
  if (question?.kind !== 'choice') return 'Proposed';
  const reads = new Set((question.proposals ?? []).flatMap((proposal) => readsOf(proposal.onlyIf)));
  const asks = questionsOf(form).flatMap(([read, { ask }]) => (reads.has(read) ? [lowerFirst(ask)] : []));
  return `Proposed from ${asks.join(' and ')}`;
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}
