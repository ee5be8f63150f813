import type { FieldProblem } from '@/lib/domain/forms/problems';
import { fieldAt } from '@/lib/server/http/field-at';

/** How deep lists and groups may stand in each other; answers need three. */
const deepest = 20;

/** NUL and halves of a surrogate pair: PostgreSQL cannot hold them. */
const unstorable = /\0|\p{Cs}/u;

/** What in a parsed JSON value could not be stored, by field; empty when all can. Drafts may hold any other text. */
export function unstorableIn(value: unknown): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const todo: { readonly at: readonly string[]; readonly value: unknown }[] = [{ at: [], value }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { at } = next;
    if (typeof next.value === 'string') {
      const place = next.value.search(unstorable);
      if (place !== -1) problems.push(fieldAt(at, hiddenCharacter(next.value, place)));
    } else if (typeof next.value === 'object' && next.value !== null) {
      if (at.length >= deepest) return [fieldAt(at.slice(0, 1), 'Send this less deeply nested.')];
      for (const [key, inner] of Object.entries(next.value)) {
        if (unstorable.test(key) || key === '__proto__') {
          problems.push(fieldAt(at, 'Leave out names with characters that cannot be stored.'));
        } else todo.push({ at: [...at, key], value: inner });
      }
    }
  }
  return problems.toReversed();
}

function hiddenCharacter(text: string, place: number): string {
  const count = Array.from(text.slice(0, place)).length + 1;
  return `Character ${count} of this text is a hidden one that cannot be stored. Delete it and type that part again.`;
}
