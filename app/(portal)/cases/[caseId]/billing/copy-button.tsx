'use client';

import { useState } from 'react';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for who hears the button alone. */
  readonly what: string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const [said, setSaid] = useState<string | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Not copied: select the text and press Ctrl+C');
    }
  }

  return (
    <>
      <button type="button" className="ds-c-button ds-c-button--small no-print" onClick={() => void copy()}>
        Copy<span className="unseen"> {what}</span>
      </button>
      <span role="status" className="muted small">
        {said}
      </span>
    </>
  );
}
