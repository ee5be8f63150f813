'use client';

import { Button } from '@cmsgov/design-system';
import { useState } from 'react';
import { DownloadIcon } from '@/app/_ui/icons';
import { useProofDialog } from '@/app/_ui/proof-dialog';
import type { Answered } from '@/app/_ui/request';
import type { AuditFilter } from '@/lib/usecases/views';
import styles from './audit.module.css';
import { refusalIn } from './verification';

interface ExportButtonProps {
  readonly filter: AuditFilter;
  readonly about: string;
}

/** Downloads what the page is about as a file for spreadsheets, and says how far it is. */
export function ExportButton({ filter, about }: ExportButtonProps) {
  const [words, setWords] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { dialog, withProof } = useProofDialog();

  async function download(): Promise<Answered> {
    const response = await fetch('/api/audit/export', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(filter),
    });
    if (!response.ok || !response.body) return refused(response);
    const of = Number(response.headers.get('tracer-lines'));
    let lines = 0;
    const parts = await partsOf(response.body, (done) => {
      lines = done;
      const share = Math.floor((100 * done) / Math.max(1, of));
      setWords(`${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} lines, ${share} %`);
    });
    // A proxy between may end an answer early and call it whole.
    if (lines < of) return { kind: 'unreached', waitSeconds: null };
    save(
      new Blob(
        parts.map((part) => new Uint8Array(part)),
        { type: 'text/csv' },
      ),
    );
    return { kind: 'done', body: { lines } };
  }

  async function run() {
    setBusy(true);
    setWords('Asking for the lines …');
    const answered = await withProof(() =>
      download().catch((): Answered => ({ kind: 'unreached', waitSeconds: null })),
    );
    setBusy(false);
    setWords(answered && afterwards(answered));
  }

  return (
    <>
      <Button disabled={isBusy} onClick={() => void run()}>
        <DownloadIcon /> Export {about}
      </Button>
      <span role="status" className={styles.working}>
        {words}
      </span>
      {dialog}
    </>
  );
}

function afterwards(answered: Answered): string | null {
  switch (answered.kind) {
    case 'done':
      return `Exported: ${linesIn(answered.body)}.`;
    case 'refused':
      return answered.refusal.says;
    case 'unreached':
      return 'The export was cut off before its end, and nothing was kept. Start it again.';
  }
}

function linesIn({ lines }: Readonly<Record<string, unknown>>): string {
  return lines === 1 ? '1 line' : `${Number(lines).toLocaleString('en-US')} lines`;
}

async function refused(response: Response): Promise<Answered> {
  const { status } = response;
  const copy = response.clone();
  const body: unknown = await copy.json().catch(() => null);
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
  const says = await refusalIn(response);
  return { kind: 'refused', refusal: { status, code, says, fields: [], retryAfterSeconds: null, body: {} } };
}

async function partsOf(
  body: ReadableStream<Uint8Array>,
  onLines: (lines: number) => void,
): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const reader = body.getReader();
  // The first line names the columns.
  for (let lines = -1; ; ) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
    lines += value.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0);
    onLines(Math.max(0, lines));
  }
}

function save(file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `audit-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
