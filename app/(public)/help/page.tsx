import type { Metadata } from 'next';
import Link from 'next/link';
import { settings } from '@/lib/server/env';
import styles from './help.module.css';

export const metadata: Metadata = { title: 'Help' };

/** Short answers to what people ask, and whom to call. */
export default function HelpPage() {
  const { registry } = settings();
  return (
    <article className={`page page--narrow prose ${styles.help}`}>
      <h1>Help</h1>
      <p>
        Not answered here? Write to or call the registry: <strong>{registry.contact}</strong>. Please do not
        send names or numbers of patients; the case number is enough.
      </p>

      <h2>For referring physicians</h2>
      <dl>
        <dt>How long does a form take?</dt>
        <dd>
          About two minutes. Only what the reason for the scan needs is asked; what is known is filled in, and
          you can change it.
        </dd>
        <dt>What if I am interrupted?</dt>
        <dd>
          Every answer is saved while you type. The time of the last save stands at the bottom of the form.
          Close the laptop, and go on later, on another one if you like.
        </dd>
        <dt>Until when must I answer?</dt>
        <dd>
          The pre-PET form by the end of the day of the scan, in the time zone of the PET facility. The
          post-PET form after the scan and within 30 days. A late post-PET form can still be signed and is
          marked as late.
        </dd>
        <dt>Can I do it without a mouse?</dt>
        <dd>
          Yes. The number keys choose an answer, Tab goes to the next question, Enter continues to the next
          page of the form.
        </dd>
        <dt>Does refusing research change whether the scan is paid?</dt>
        <dd>
          No. The question must be answered, and either answer is fine. Refusing only leaves the case out of
          research.
        </dd>
        <dt>Can my office fill the form on paper?</dt>
        <dd>
          The PET facility can enter a form that you signed on paper, with the signed page attached. It says
          so on every document.
        </dd>
      </dl>

      <h2>For PET facilities</h2>
      <dl>
        <dt>When do I register a scan?</dt>
        <dd>
          On any day from 14 days before the scan to the day of the scan. Look the scan up in{' '}
          <Link href="/coverage">Coverage</Link> first if you are not sure that it belongs in the registry.
        </dd>
        <dt>When may I bill?</dt>
        <dd>
          When the case says <em>Ready to bill</em>. It turns by itself when every rule holds; then its claim
          support tells what to put on the claim. Until then the case page names what is missing, whose turn
          it is, and until when.
        </dd>
        <dt>A claim support was superseded. What now?</dt>
        <dd>
          Something in the case changed after it was issued. Download it again: the new revision is the one
          that counts.
        </dd>
      </dl>

      <h2>For everyone</h2>
      <dl>
        <dt>Why was I signed out?</dt>
        <dd>
          After 15 minutes without activity, and after 12 hours in any case. Two minutes before, the page asks
          whether to stay. On a form you can sign in again without leaving it.
        </dd>
      </dl>
    </article>
  );
}
