'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import styles from './coverage.module.css';
import { type CoverageAddress, coverageHref } from './coverage-address';

/** What can be asked, without the cells that answer it. */
export interface CoverageChoices {
  readonly sites: readonly { readonly code: string; readonly label: string }[];
  readonly tracers: readonly { readonly code: string; readonly label: string }[];
  readonly reasons: readonly { readonly code: string; readonly label: string; readonly tracer: string }[];
}

interface CoverageFormProps {
  readonly choices: CoverageChoices;
  readonly address: CoverageAddress;
  /** Today, the date that is asked about unless another is chosen. */
  readonly today: string;
  readonly followUp: { readonly ask: string } | null;
}

/** The four questions and, where a footnote asks, a fifth. Answers as one chooses; without scripts it is a plain form. */
export function CoverageForm({ choices, address, today, followUp }: CoverageFormProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [tracer, setTracer] = useState(address.tracer ?? choices.tracers[0]?.code ?? '');

  function ask(form: HTMLFormElement, changed: string | null) {
    const typed = new FormData(form);
    const of = (key: string) => {
      const value = typed.get(key);
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const chosen = { site: of('site'), tracer: of('tracer'), reason: of('reason'), on: of('on') };
    if (changed === 'tracer') {
      setTracer(chosen.tracer ?? '');
      // A reason belongs to its tracer.
      const goesWith = choices.reasons.find(({ code }) => code === chosen.reason)?.tracer === chosen.tracer;
      if (!goesWith) chosen.reason = undefined;
    }
    const answer = changed === 'followUp' || changed === null ? of('followUp') : undefined;
    const isWhole = chosen.site && chosen.tracer && chosen.reason && chosen.on;
    if (changed !== null && !isWhole && !address.asked) return;
    const href = coverageHref({
      ...(chosen.site && { site: chosen.site }),
      ...(chosen.tracer && { tracer: chosen.tracer }),
      ...(chosen.reason && { reason: chosen.reason }),
      ...(chosen.on && { on: chosen.on }),
      ...((answer === 'yes' || answer === 'no') && { followUp: answer }),
    });
    startTransition(() => router.replace(href, { scroll: false }));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    ask(event.currentTarget, null);
  }

  function change(event: FormEvent<HTMLFormElement>) {
    const { target } = event;
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement)
      ask(event.currentTarget, target.name);
  }

  const reasons = choices.reasons.filter((reason) => reason.tracer === tracer);
  return (
    <form
      action="/coverage"
      onSubmit={submit}
      onChange={change}
      className={styles.form}
      aria-busy={isPending}
    >
      <div className={styles.field}>
        <label htmlFor="site">Cancer site</label>
        <select id="site" name="site" defaultValue={address.site ?? ''} className={styles.select}>
          <option value="">Choose</option>
          {choices.sites.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <fieldset className={styles.field}>
        <legend>Radiopharmaceutical</legend>
        <div className={styles.radios}>
          {choices.tracers.map(({ code, label }) => (
            <label key={code} className={styles.radio}>
              <input type="radio" name="tracer" value={code} defaultChecked={code === tracer} />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.field}>
        <label htmlFor="reason">Reason for the scan</label>
        <select
          key={tracer}
          id="reason"
          name="reason"
          defaultValue={address.reason ?? ''}
          className={styles.select}
        >
          <option value="">Choose</option>
          {reasons.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
        <noscript>
          <p className={styles.hint}>
            Chose the other radiopharmaceutical? Press the button, and its reasons appear here.
          </p>
        </noscript>
      </div>
      <div className={styles.field}>
        <label htmlFor="on">Date of service</label>
        <input id="on" name="on" type="date" defaultValue={address.on ?? today} className={styles.date} />
      </div>
      {followUp && (
        <fieldset className={`${styles.field} ${styles.followUp}`} key={followUp.ask}>
          <legend>{followUp.ask}</legend>
          <div className={styles.radios}>
            {(['yes', 'no'] as const).map((value) => (
              <label key={value} className={styles.radio}>
                <input
                  type="radio"
                  name="followUp"
                  value={value}
                  defaultChecked={address.followUp === value}
                />
                <span>{value === 'yes' ? 'Yes' : 'No'}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <p>
        <button type="submit" className="ds-c-button ds-c-button--solid">
          Look it up
        </button>
      </p>
    </form>
  );
}
