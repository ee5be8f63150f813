'use client';

import { useEffect, useState } from 'react';
import type { FormView } from '@/lib/usecases/views';
import { FieldError } from '../fields/frame';
import { type AttachedFile, PdfUpload } from './pdf-upload';
import styles from './signed-page.module.css';

export const signedPageId = 'paper-page';
export const signerNameId = 'paper-signer-name';
export const signedOnId = 'paper-signed-on';

interface SignedPageProps {
  readonly view: FormView;
  readonly page: AttachedFile | null;
  readonly signerName: string;
  readonly signedOn: string;
  /** What to say at each of the three. */
  readonly saysOf: {
    readonly page: string | null;
    readonly signerName: string | null;
    readonly signedOn: string | null;
  };
  readonly onAttached: (page: AttachedFile) => void;
  readonly onSignerName: (name: string) => void;
  readonly onSignedOn: (day: string) => void;
  readonly onSignedOut: (retry: () => void) => void;
}

/** The scanned page beside the form, and what stands under it. */
export function SignedPage({
  view,
  page,
  signerName,
  signedOn,
  saysOf,
  onAttached,
  onSignerName,
  onSignedOn,
  onSignedOut,
}: SignedPageProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    if (chosen === null) return;
    return () => URL.revokeObjectURL(chosen);
  }, [chosen]);
  const address = chosen ?? (page === null ? null : `/api/cases/${view.caseId}/attachments/${page.id}`);

  return (
    <section className={styles.signed} aria-labelledby="signed-page-title">
      <h2 id="signed-page-title">The signed page</h2>
      <PdfUpload
        id={signedPageId}
        label="Scanned page"
        hint="The page with the physician’s signature, as a PDF of at most 10 MB."
        address={`/api/cases/${view.caseId}/attachments?kind=paperForm`}
        attached={page}
        says={saysOf.page}
        onAttached={(attached, file) => {
          setChosen(URL.createObjectURL(file));
          onAttached(attached);
        }}
        onSignedOut={onSignedOut}
      />
      {address !== null && (
        <a href={address} target="_blank" rel="noreferrer">
          Open the page in a window beside this one
        </a>
      )}
      <div className={styles.field}>
        <label htmlFor={signerNameId}>Signed by</label>
        {view.signer && (
          <p className={styles.hint} id={`${signerNameId}-hint`}>
            As on the page; only {view.signer.name} can sign this form.
          </p>
        )}
        {saysOf.signerName !== null && <FieldError id={`${signerNameId}-error`} says={saysOf.signerName} />}
        <input
          id={signerNameId}
          className="ds-c-field"
          type="text"
          autoComplete="off"
          value={signerName}
          aria-describedby={`${signerNameId}-hint${saysOf.signerName === null ? '' : ` ${signerNameId}-error`}`}
          aria-invalid={saysOf.signerName !== null || undefined}
          onChange={(event) => onSignerName(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={signedOnId}>Signed on</label>
        <p className={styles.hint} id={`${signedOnId}-hint`}>
          The day beside the signature, month/day/year.
        </p>
        {saysOf.signedOn !== null && <FieldError id={`${signedOnId}-error`} says={saysOf.signedOn} />}
        <input
          id={signedOnId}
          className={`ds-c-field ${styles.day ?? ''}`}
          type="text"
          placeholder="MM/DD/YYYY"
          autoComplete="off"
          value={signedOn}
          aria-describedby={`${signedOnId}-hint${saysOf.signedOn === null ? '' : ` ${signedOnId}-error`}`}
          aria-invalid={saysOf.signedOn !== null || undefined}
          onChange={(event) => onSignedOn(event.target.value)}
        />
      </div>
    </section>
  );
}
