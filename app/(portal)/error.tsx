'use client';

import { ErrorMessage } from '@/app/_ui/error-message';

interface PortalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** Something of ours broke while a page was made; the frame around it stays. */
export default function PortalError({ error, retry }: PortalErrorProps) {
  return <ErrorMessage reference={error.digest ?? null} again={retry} />;
}
