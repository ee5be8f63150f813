'use client';

import { ErrorMessage } from '@/app/_ui/error-message';

interface PublicErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** Something of ours broke while a page was made; the frame around it stays. */
export default function PublicError({ error, retry }: PublicErrorProps) {
  return <ErrorMessage reference={error.digest ?? null} again={retry} />;
}
