'use client';

import { ErrorMessage } from './_ui/error-message';
import './globals.css';

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** The last net: the frame of all pages itself broke. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en-US">
      <body>
        <title>Something went wrong · Tracer</title>
        <main id="content" tabIndex={-1}>
          <ErrorMessage reference={error.digest ?? null} again={retry} />
        </main>
      </body>
    </html>
  );
}
