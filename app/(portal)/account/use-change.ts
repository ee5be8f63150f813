'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useProofDialog } from '@/app/_ui/proof-dialog';
import { type Answered, unreachedSays } from '@/app/_ui/request';

interface Change {
  /** To be placed on the page. */
  readonly dialog: ReactNode;
  readonly isBusy: boolean;
  /** Why the last change was not made. */
  readonly says: string | null;
  readonly setSays: (says: string | null) => void;
  /** Sends a change, after a fresh proof where one is wanted; its answer, or null when it was not made. */
  readonly change: (send: () => Promise<Answered>) => Promise<Readonly<Record<string, unknown>> | null>;
  /** Shows the page as it is now. */
  readonly refresh: () => void;
}

/** A change of one's own account. */
export function useChange(): Change {
  const router = useRouter();
  const { dialog, withProof } = useProofDialog();
  const [isBusy, setBusy] = useState(false);
  const [says, setSays] = useState<string | null>(null);

  async function change(send: () => Promise<Answered>) {
    setBusy(true);
    setSays(null);
    const answered = await withProof(send);
    setBusy(false);
    if (answered === null) return null;
    if (answered.kind === 'done') {
      router.refresh();
      return answered.body;
    }
    if (answered.kind === 'refused' && answered.refusal.code === 'not-signed-in') {
      window.location.assign('/sign-in?from=%2Faccount');
      return null;
    }
    setSays(
      answered.kind === 'refused'
        ? (answered.refusal.fields[0]?.says ?? answered.refusal.says)
        : unreachedSays,
    );
    return null;
  }

  return { dialog, isBusy, says, setSays, change, refresh: () => router.refresh() };
}
