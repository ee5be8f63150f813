'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { askJson, unreachedSays } from '@/app/_ui/request';

/** Confirms the address by a press: programs that only open links confirm nothing. */
export function ConfirmAddress({ token }: { readonly token: string }) {
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function confirm() {
    setIsBusy(true);
    const answered = await askJson('/api/applications/confirm', { method: 'POST', body: { token } });
    if (answered.kind === 'done') return router.refresh();
    setIsBusy(false);
    setTrouble(answered.kind === 'refused' ? answered.refusal.says : unreachedSays);
  }

  return (
    <div className="prose">
      <p>Confirm that this is your address, and the application opens.</p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <p>
        <button
          type="button"
          className="ds-c-button ds-c-button--solid"
          disabled={isBusy}
          onClick={() => void confirm()}
        >
          {isBusy ? 'One moment…' : 'Confirm and open the application'}
        </button>
      </p>
    </div>
  );
}
