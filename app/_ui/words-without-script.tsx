'use client';

import { useServerInsertedHTML } from 'next/navigation';
import { type PageEnd, takePageEnd } from '@/lib/server/page-ends';

const words: Readonly<Record<PageEnd, { readonly title: string; readonly says: string }>> = {
  nothing: {
    title: 'There is nothing at this address',
    says: 'The address may be mistyped, or what stands here is not yours to see. Check it with whoever gave it to you.',
  },
  failure: {
    title: 'Something went wrong on our side',
    says: 'What was saved before is still there. Try again; if it happens once more, tell the registry what you did.',
  },
};

/**
 * A page that ends in an error leaves the server as an empty shell, which scripts fill with the words of the nearest error
 * page. This puts the words into the shell for whoever runs no scripts.
 */
export function WordsWithoutScript({ requestId }: { readonly requestId: string }) {
  useServerInsertedHTML(() => {
    const end = takePageEnd(requestId);
    if (end === null) return null;
    const { title, says } = words[end];
    return (
      <noscript>
        <main>
          <h1>{title}</h1>
          <p>{says}</p>
          <p>
            <a href="/">Go to the start</a>
          </p>
        </main>
      </noscript>
    );
  });
  return null;
}
