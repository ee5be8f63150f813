'use client';

import { type ReactNode, useEffect, useRef } from 'react';

interface DisclosureMenuProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly summaryClassName?: string | undefined;
}

/** A disclosure that lies over the page: Escape, a click elsewhere and leaving it close it. Without scripts it is a plain one. */
export function DisclosureMenu({ summary, children, className, summaryClassName }: DisclosureMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const node = details.current;
    if (!node) return;
    const closeIfOutside = (event: Event) => {
      if (node.open && event.target instanceof Node && !node.contains(event.target)) node.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !node.open) return;
      node.open = false;
      node.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', closeIfOutside);
    document.addEventListener('focusin', closeIfOutside);
    node.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeIfOutside);
      document.removeEventListener('focusin', closeIfOutside);
      node.removeEventListener('keydown', closeOnEscape);
    };
  }, []);

  return (
    <details ref={details} className={className}>
      <summary className={summaryClassName}>{summary}</summary>
      {children}
    </details>
  );
}
