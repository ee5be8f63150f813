import { askJson } from '@/app/_ui/request';
import type { CaseList, ListQuery } from '@/lib/usecases/views';

/** Asks for a page of cases, with the query in the body. Null when no answer came; a session that ended leads to signing in. */
export async function searchCases(query: ListQuery): Promise<CaseList | null> {
  const answered = await askJson('/api/cases/search', { method: 'POST', body: query });
  if (answered.kind === 'refused' && answered.refusal.status === 401) {
    window.location.assign(
      `/sign-in?from=${encodeURIComponent(window.location.pathname + window.location.search)}`,
    );
  }
  return answered.kind === 'done' && isCaseList(answered.body) ? answered.body : null;
}

function isCaseList(answer: unknown): answer is CaseList {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'rows' in answer &&
    Array.isArray(answer.rows) &&
    'next' in answer
  );
}
