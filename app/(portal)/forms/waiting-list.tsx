import Link from 'next/link';
import { DaysLeft } from '@/app/_ui/days-left';
import { sayDay } from '@/lib/domain/schedule/day';
import type { WaitingForm } from '@/lib/usecases/views';
import styles from './waiting-list.module.css';

/** The forms that wait for a physician, as they come: the most urgent first. Each opens with one click. */
export function WaitingList({ forms }: { readonly forms: readonly WaitingForm[] }) {
  return (
    <ol className={`plain ${styles.list}`}>
      {forms.map((form, index) => (
        <li key={`${form.caseId} ${form.form}`} className={styles.item}>
          <div className={styles.words}>
            <h2>
              <Link
                href={`/cases/${form.caseId}/forms/${form.form}`}
                prefetch={false}
                className={styles.link}
              >
                {form.patient}, {form.title.charAt(0).toLowerCase() + form.title.slice(1)}
              </Link>
            </h2>
            <p>
              {form.about} · {form.born}
            </p>
            <p className="muted small">
              {form.scanned ? 'Scanned' : 'PET planned for'} {sayDay(form.scanOn, 'short')} at {form.facility}{' '}
              · <span className="figures">{form.caseNumber}</span>
            </p>
          </div>
          <div className={styles.deadline}>
            {form.late ? (
              <>
                <strong className={styles.late}>Late</strong>
                <span className="muted small">can still be signed</span>
              </>
            ) : (
              <DaysLeft daysLeft={form.daysLeft} dueOn={form.dueOn} worded />
            )}
          </div>
          <span aria-hidden className={`ds-c-button ${index === 0 ? 'ds-c-button--solid' : ''}`}>
            {form.draftSavedAt ? 'Continue' : 'Answer'}
          </span>
        </li>
      ))}
    </ol>
  );
}
