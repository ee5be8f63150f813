'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useProofDialog } from '@/app/_ui/proof-dialog';
import { askJson, type Refusal, unreachedSays } from '@/app/_ui/request';

type Body = Readonly<Record<string, unknown>>;

interface Change {
  readonly address: string;
  readonly body: Body;
  /** For what must have one effect, however often it is sent. */
  readonly idempotencyKey?: string;
  readonly done: (answer: Body) => void;
  readonly refused: (refusal: Pick<Refusal, 'says' | 'fields'>) => void;
}

interface Changing {
  readonly change: (change: Change) => Promise<void>;
  readonly isBusy: boolean;
  /** Asks for a fresh proof when the server wants one; stands anywhere on the page. */
  readonly proof: ReactNode;
}

/** Sends changes that need a fresh proof, and then shows the page as it is. */
export function useChange(): Changing {
  const router = useRouter();
  const { dialog, withProof } = useProofDialog();
  const [isBusy, setIsBusy] = useState(false);

  async function change({ address, body, idempotencyKey, done, refused }: Change) {
    setIsBusy(true);
    const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
    const answered = await withProof(() => askJson(address, { method: 'POST', body, headers }));
    setIsBusy(false);
    if (answered === null) return;
    if (answered.kind === 'refused') return refused(answered.refusal);
    if (answered.kind === 'unreached') return refused({ says: unreachedSays, fields: [] });
    done(answered.body);
    router.refresh();
  }

  return { change, isBusy, proof: dialog };
}
