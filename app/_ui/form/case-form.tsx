import type { FormView } from '@/lib/usecases/views';
import { TriangleIcon } from '../icons';
import styles from './finish.module.css';

/** The form's own page; once it was given, this leads to what was given, with who gave it and when. */
export function formAddress({ caseId, form, channel, linkId }: FormView): string {
  // The page of a link knows no other address of itself than the one it has.
  if (linkId !== undefined) return '?';
  if (form === 'registration') return `/cases/new/${caseId}`;
  return `/cases/${caseId}/forms/${form}${channel === 'paper' ? '?channel=paper' : ''}`;
}

/** Where a form of a case is given. */
export function submitAddress({ caseId, form, linkId }: FormView): string {
  if (linkId !== undefined) return `/api/links/${linkId}/submit`;
  return `/api/cases/${caseId}/forms/${form}/submit`;
}

/** The page that says that it was. */
export function givenAddress({ caseId, form }: FormView): string {
  return `/cases/${caseId}/forms/${form}/given`;
}

/** A form whose window is over can still be given, and says so. */
export function LateNotice({ header }: Pick<FormView, 'header'>) {
  if (!header?.late) return null;
  return (
    <div className={styles.trouble}>
      <TriangleIcon size={18} />
      <p>
        <strong>This form is late.</strong> You can still answer it; it will be marked as late, and the
        registry decides whether it accepts it.
      </p>
    </div>
  );
}
