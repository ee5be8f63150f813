import type { CaseList, ListQuery } from '@/lib/usecases/views';

/** Asks for a page of cases, with the query in the body. Null when no answer came; a session that ended leads to signing in. */
export async function searchCases(query: ListQuery): Promise<CaseList | null> {
  try {
    const response = await fetch('/api/cases/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query),
    });
    if (response.status === 401) {
      window.location.assign(
        `/sign-in?from=${encodeURIComponent(window.location.pathname + window.location.search)}`,
      );
      return null;
    }
    if (!response.ok) return null;
    const answer: unknown = await response.json();
    return isCaseList(answer) ? answer : null;
  } catch {
    return null;
  }
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
