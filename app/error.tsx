'use client';

import { ErrorMessage } from './_ui/error-message';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** Something of ours broke while a page was made. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main id="content" tabIndex={-1}>
      <ErrorMessage reference={error.digest ?? null} again={retry} />
    </main>
  );
}
