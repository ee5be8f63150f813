'use client';

import { Button } from '@cmsgov/design-system';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { FieldError } from '../fields/frame';
import { CircleCheckIcon } from '../icons';
import { ask, type Refusal, unreachedSays } from '../request';
import { troubleWithPdf } from './pdf-check';
import styles from './pdf-upload.module.css';

export interface AttachedFile {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
}

interface PdfUploadProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Where the file goes. */
  readonly address: string;
  readonly attached: AttachedFile | null;
  /** What is missing, once the person tried to go on. */
  readonly says: string | null;
  readonly onAttached: (file: AttachedFile, chosen: File) => void;
  /** Called when the server wants the person to sign in again. */
  readonly onSignedOut: (retry: () => void) => void;
}

/** Attaches a PDF: checked here before it travels, and by the server when it arrives. */
export function PdfUpload({
  id,
  label,
  hint,
  address,
  attached,
  says,
  onAttached,
  onSignedOut,
}: PdfUploadProps) {
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const shown = trouble ?? says;

  async function send(file: File): Promise<void> {
    const refused = await troubleWithPdf(file);
    setTrouble(refused);
    if (refused !== null) return;
    setSending(file.name);
    const body = new FormData();
    body.append('file', file);
    const answered = await ask(address, { method: 'POST', body, timeoutSeconds: 180 });
    setSending(null);
    if (answered.kind === 'unreached') return setTrouble(unreachedSays);
    if (answered.kind === 'refused') return refuse(answered.refusal, file);
    const { id: attachmentId } = answered.body;
    if (typeof attachmentId === 'string')
      onAttached({ id: attachmentId, fileName: file.name, size: file.size }, file);
  }

  function refuse(refusal: Refusal, file: File) {
    if (refusal.code === 'not-signed-in') onSignedOut(() => void send(file));
    else setTrouble(refusal.says);
  }

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // The same file can be chosen again after it was mended.
    event.target.value = '';
    if (file) void send(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void send(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the pointer; the field inside does the same
    <div
      className={styles.upload}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <p className={styles.hint} id={`${id}-hint`}>
        {hint}
      </p>
      {shown !== null && <FieldError id={`${id}-error`} says={shown} />}
      {attached && sending === null && (
        <p className={styles.attached}>
          <CircleCheckIcon size={16} />
          <span>
            {attached.fileName} <span className={styles.size}>{sizeWords(attached.size)}</span>
          </span>
        </p>
      )}
      <div role="status">{sending !== null && <p className={styles.sending}>Attaching {sending} …</p>}</div>
      <input
        ref={input}
        id={id}
        className={styles.input}
        type="file"
        accept="application/pdf,.pdf"
        disabled={sending !== null}
        aria-describedby={shown === null ? `${id}-hint` : `${id}-error ${id}-hint`}
        aria-invalid={shown !== null || undefined}
        onChange={choose}
      />
      <Button
        size="small"
        className={styles.button ?? ''}
        tabIndex={-1}
        aria-hidden
        onClick={() => input.current?.click()}
      >
        {attached ? 'Attach another instead' : 'Choose a PDF'}
      </Button>
    </div>
  );
}

/** `1.2 MB`. */
export function sizeWords(bytes: number): string {
  return bytes >= 1024 * 1024
    ? `${(bytes / 1024 / 1024).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
