'use client';

import { useState } from 'react';
import { DownloadIcon } from '@/app/_ui/icons';
import { useProofDialog } from '@/app/_ui/proof-dialog';
import { type Answered, textIn, unreachedSays } from '@/app/_ui/request';
import { isRecord } from '@/lib/domain/forms/read';
import type { BillingTab } from '@/lib/usecases/list-billing';

interface BillingExportProps {
  readonly tab: BillingTab;
  readonly about: string;
}

/** Downloads the claims of a tab, all pages of it, as a file for spreadsheets. */
export function BillingExport({ tab, about }: BillingExportProps) {
  const [words, setWords] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { dialog, withProof } = useProofDialog();

  async function download(): Promise<Answered> {
    const response = await fetch('/api/billing/export', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tab }),
    });
    if (!response.ok) return refusedBy(response);
    save(await response.blob(), tab);
    return { kind: 'done', body: {} };
  }

  async function run() {
    setBusy(true);
    setWords(null);
    const answered = await withProof(() =>
      download().catch((): Answered => ({ kind: 'unreached', waitSeconds: null })),
    );
    setBusy(false);
    if (answered === null) return;
    setWords(
      answered.kind === 'done'
        ? 'Exported.'
        : answered.kind === 'refused'
          ? answered.refusal.says
          : unreachedSays,
    );
  }

  return (
    <>
      <button type="button" className="ds-c-button" disabled={isBusy} onClick={() => void run()}>
        <DownloadIcon /> Export {about} as CSV
      </button>
      <span role="status">{words}</span>
      {dialog}
    </>
  );
}

async function refusedBy(response: Response): Promise<Answered> {
  const body: unknown = await response.json().catch(() => null);
  if (!isRecord(body)) return { kind: 'unreached', waitSeconds: null };
  return {
    kind: 'refused',
    refusal: {
      status: response.status,
      code: textIn(body.code) ?? '',
      says: textIn(body.detail) ?? unreachedSays,
      fields: [],
      retryAfterSeconds: null,
      body,
    },
  };
}

function save(file: Blob, tab: BillingTab): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `claims-${tab}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
