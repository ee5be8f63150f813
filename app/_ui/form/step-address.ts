'use client';

import { usePathname, useSearchParams } from 'next/navigation';

const parameter = 'step';

/** The step the address names, and how to go to another: each is a place to come back to with the browser's Back. */
export function useStepAddress(): { readonly named: string | null; readonly goTo: (step: string) => void } {
  const path = usePathname();
  const search = useSearchParams();
  function goTo(step: string) {
    const next = new URLSearchParams(search);
    next.set(parameter, step);
    window.history.pushState(null, '', `${path}?${next}`);
  }
  return { named: search.get(parameter), goTo };
}
