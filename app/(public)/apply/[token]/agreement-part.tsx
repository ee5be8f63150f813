'use client';

import { type ChangeEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { troubleWithPdf } from '@/app/_ui/form/pdf-check';
import people from '@/app/_ui/people/people.module.css';
import { ask, textIn, unreachedSays } from '@/app/_ui/request';
import { agreement, agreementMeaning } from '@/lib/domain/applications/agreement';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import styles from './application.module.css';

interface Signature {
  readonly name: string;
  readonly title: string;
  readonly agrees: boolean;
}

interface AgreementPartProps {
  readonly token: string;
  readonly legalName: string;
  /** It was signed on screen before. */
  readonly isSigned: boolean;
  readonly fileName: string | null;
  readonly signature: Signature;
  readonly onSign: (signature: Signature) => void;
  readonly problems: readonly FieldProblem[];
  /** Keeps what was typed before the file goes. */
  readonly keep: () => Promise<number | null>;
  readonly onUploaded: (fileName: string, version: number) => void;
}

/** The agreement: its text, and a name under it or a signed PDF in its place. */
export function AgreementPart(props: AgreementPartProps) {
  const { legalName, isSigned, fileName, signature, onSign, problems } = props;
  const says = (key: string) => problems.find((problem) => problem.key === key)?.says;
  const entity = legalName.trim() === '' ? 'the legal entity' : legalName.trim();
  return (
    <fieldset className={styles.section}>
      <legend>{agreement.title}</legend>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.agreement} tabIndex={0} aria-label="Text of the agreement">
        {agreement.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="muted">Version {agreement.version}.</p>
      </section>
      {isSigned && <p className={people.said}>It is signed. Sign again only if the signer changes.</p>}
      <div className={styles.grid}>
        <div className={styles.two}>
          <SignField
            id="signName"
            label="Your first and last name"
            complete="name"
            value={signature.name}
            says={says('signName')}
            onChange={(name) => onSign({ ...signature, name })}
          />
          <SignField
            id="signTitle"
            label="Your title"
            complete="organization-title"
            value={signature.title}
            says={says('signTitle')}
            onChange={(title) => onSign({ ...signature, title })}
          />
        </div>
        <div>
          {says('signAgrees') !== undefined && (
            <FieldError id="signAgrees-error" says={says('signAgrees') ?? ''} />
          )}
          <label className={styles.tick}>
            <input
              id="signAgrees"
              type="checkbox"
              checked={signature.agrees}
              aria-invalid={says('signAgrees') === undefined ? undefined : true}
              onChange={(event) => onSign({ ...signature, agrees: event.target.checked })}
            />
            <span>{agreementMeaning(entity)}</span>
          </label>
        </div>
        <Upload {...props} fileName={fileName} />
      </div>
    </fieldset>
  );
}

function Upload({ token, fileName, keep, onUploaded }: AgreementPartProps) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const refused = await troubleWithPdf(file);
    setTrouble(refused);
    if (refused !== null) return;
    setIsSending(true);
    await keep();
    const body = new FormData();
    body.append('token', token);
    body.append('file', file);
    const answered = await ask('/api/applications/agreement', { method: 'POST', body, timeoutSeconds: 180 });
    setIsSending(false);
    if (answered.kind !== 'done')
      return setTrouble(answered.kind === 'refused' ? answered.refusal.says : unreachedSays);
    const { version } = answered.body;
    if (typeof version === 'number') onUploaded(textIn(answered.body.fileName) ?? file.name, version);
  }

  return (
    <div>
      <label htmlFor="agreement">Or upload it signed, as a PDF</label>
      <p className={people.hint} id="agreement-hint">
        At most 10 MB. An upload stands in place of the signature above.
      </p>
      {trouble !== null && <FieldError id="agreement-error" says={trouble} />}
      <div role="status">
        {isSending ? <p>Uploading…</p> : fileName !== null && <p>Uploaded: {fileName}</p>}
      </div>
      <input
        id="agreement"
        type="file"
        accept="application/pdf,.pdf"
        disabled={isSending}
        aria-describedby={trouble === null ? 'agreement-hint' : 'agreement-hint agreement-error'}
        onChange={(event) => void choose(event)}
      />
    </div>
  );
}

function SignField({
  id,
  label,
  complete,
  value,
  says,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly complete: string;
  readonly value: string;
  readonly says: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {says !== undefined && <FieldError id={`${id}-error`} says={says} />}
      <input
        id={id}
        autoComplete={complete}
        maxLength={254}
        className={people.field}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={says === undefined ? undefined : true}
        aria-describedby={says === undefined ? undefined : `${id}-error`}
      />
    </div>
  );
}
