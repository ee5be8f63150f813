'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { v4 as newId } from 'uuid';
import { FieldError } from '@/app/_ui/fields/frame';
import { ask, askJson, textIn, unreachedSays } from '@/app/_ui/request';
import { shortInstant } from '@/app/_ui/short-instant';
import type { FormLinkView } from '@/lib/usecases/views';
import styles from './physician-link.module.css';

interface PhysicianLinkProps {
  readonly caseId: string;
  readonly link: FormLinkView;
  readonly zone: string;
  readonly today: string;
}

/** One form's link: where it was sent, how far it has come, its code. */
export function PhysicianLink({ caseId, link: view, zone, today }: PhysicianLinkProps) {
  const { form, title, link } = view;
  const address = `/api/cases/${caseId}/links/${form}`;
  const id = `link-${form}`;
  return (
    <article className={styles.link} aria-labelledby={id}>
      <h3 id={id}>
        {title}
        {link && (
          <span className={styles.standing} data-good={link.isGood || undefined}>
            {link.standingWords}
          </span>
        )}
      </h3>
      {link && (
        <>
          <p className={styles.where}>
            To {link.email}
            {link.isGood && <span className="muted"> · good until {link.untilWords}</span>}
          </p>
          {link.isUndelivered && (
            <p className={styles.trouble}>
              This e-mail could not be delivered. Check the address and send again.
            </p>
          )}
          <ol className={`plain ${styles.steps}`}>
            {link.steps.map(({ what, at }) => (
              <li key={what}>
                {what} <span className="muted">{shortInstant(at, zone, today)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {view.maySend && <Sending address={address} view={view} />}
      {view.maySend && <Code address={address} isSent={link !== null} />}
      {view.maySend && link?.isGood && <Revoking address={address} />}
    </article>
  );
}

/** The address and the button that sends, or sends again. */
function Sending({ address, view }: { readonly address: string; readonly view: FormLinkView }) {
  const router = useRouter();
  const key = useRef(newId());
  const [email, setEmail] = useState(view.email);
  const [says, setSays] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = `email-${view.form}`;

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const answered = await askJson(address, {
      method: 'POST',
      body: { email },
      headers: { 'idempotency-key': key.current },
    });
    setBusy(false);
    if (answered.kind === 'unreached') return setSays(unreachedSays);
    key.current = newId();
    if (answered.kind === 'refused') {
      return setSays(answered.refusal.fields[0]?.says ?? answered.refusal.says);
    }
    setSays(null);
    setDone(`A link is on its way to ${textIn(answered.body.email) ?? email}.`);
    router.refresh();
  }

  const verb = view.link === null ? 'Send a link' : view.link.isGood ? 'Send again' : 'Send a new link';
  return (
    <form className={`${styles.sending} no-print`} onSubmit={(event) => void send(event)} noValidate>
      <label htmlFor={id}>
        {view.physician}’s e-mail
        {view.link?.isGood && <span className={styles.hint}>The link sent before ends then.</span>}
      </label>
      <div role="alert">{says !== null && <FieldError id={`${id}-error`} says={says} />}</div>
      <div className={styles.row}>
        <input
          id={id}
          className="ds-c-field"
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          aria-describedby={says === null ? undefined : `${id}-error`}
          aria-invalid={says !== null || undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
        <button type="submit" className="ds-c-button" disabled={isBusy}>
          {isBusy ? 'Sending …' : verb}
        </button>
      </div>
      <p role="status" className="muted small">
        {done}
      </p>
    </form>
  );
}

/** The code: on paper, on the phone, or a new one. */
function Code({ address, isSent }: { readonly address: string; readonly isSent: boolean }) {
  const [shown, setShown] = useState<{ readonly code: string; readonly spoken: string } | null>(null);
  const [says, setSays] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);

  async function fetchCode(method: 'GET' | 'POST') {
    const answered =
      method === 'GET'
        ? await ask(`${address}/code`, { method })
        : await askJson(`${address}/code`, { method, body: {} });
    if (answered.kind !== 'done') {
      return setSays(answered.kind === 'refused' ? answered.refusal.says : unreachedSays);
    }
    setSays(null);
    setNew(method === 'POST');
    setShown({ code: textIn(answered.body.code) ?? '', spoken: textIn(answered.body.spoken) ?? '' });
  }

  return (
    <div className={`${styles.code} no-print`}>
      <div className={styles.row}>
        <a className="ds-c-button" href={`${address}/order-sheet.pdf`}>
          Order sheet with the code
        </a>
        <button type="button" className="ds-c-button" onClick={() => void fetchCode('GET')}>
          Show the code
        </button>
        {isSent && shown !== null && (
          <button type="button" className="ds-c-button" onClick={() => void fetchCode('POST')}>
            Make a new code
          </button>
        )}
      </div>
      <div role="status">
        {shown && (
          <p className={styles.shown}>
            <strong className="figures">{shown.code}</strong>
            <span>{shown.spoken}</span>
            {isNew && (
              <span className="muted">
                The code before is worth nothing now. Print the order sheet again.
              </span>
            )}
          </p>
        )}
      </div>
      {says !== null && (
        <p role="alert" className={styles.trouble}>
          {says}
        </p>
      )}
    </div>
  );
}

/** Takes the link back; asked twice, because somebody may be filling in the form. */
function Revoking({ address }: { readonly address: string }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [says, setSays] = useState<string | null>(null);

  async function revoke() {
    const answered = await askJson(`${address}/revoke`, { method: 'POST', body: {} });
    setAsking(false);
    setSays(
      answered.kind === 'done' ? null : answered.kind === 'refused' ? answered.refusal.says : unreachedSays,
    );
    router.refresh();
  }

  return (
    <div className={`${styles.row} no-print`}>
      {isAsking ? (
        <>
          <span>Withdraw the link? Whoever is answering by it can save and sign nothing more.</span>
          <button type="button" className="ds-c-button" onClick={() => void revoke()}>
            Yes, withdraw it
          </button>
          <button type="button" className="ds-c-button" onClick={() => setAsking(false)}>
            No
          </button>
        </>
      ) : (
        <button type="button" className={styles.quiet} onClick={() => setAsking(true)}>
          Withdraw the link
        </button>
      )}
      {says !== null && (
        <p role="alert" className={styles.trouble}>
          {says}
        </p>
      )}
    </div>
  );
}
