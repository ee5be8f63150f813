'use client';

import { useState } from 'react';
import { CodeForm } from '@/app/_ui/link/code-form';
import styles from './link.module.css';
import { LinkClosed } from './link-closed';

/** The page behind every link: it tells of nobody and asks for the code. */
export function LinkDoor() {
  const [ended, setEnded] = useState<string | null>(null);
  if (ended !== null) return <LinkClosed says={ended} />;
  return (
    <div className={`page ${styles.box}`}>
      <h1>A questionnaire for you to answer</h1>
      <p>
        An imaging facility asks for your answers about a patient you referred. To open the questionnaire,
        type the code that goes with this link. No account is needed.
      </p>
      <div className={styles.form}>
        <CodeForm
          action="Open the questionnaire"
          busy="Opening …"
          onOpen={() => window.location.reload()}
          onEnded={setEnded}
        />
      </div>
      <section className={styles.help} aria-labelledby="help-title">
        <h2 id="help-title">Where is the code?</h2>
        <p>
          On the order sheet that the facility sent to your office, by fax or with the patient. If you do not
          have it, call the facility: its telephone number is in the e-mail, and they read the code to you.
        </p>
        <p className="muted">
          This page looks the same for everybody. Whoever gets the e-mail by mistake sees nothing here.
        </p>
      </section>
    </div>
  );
}
