import type { CaseView } from '@/lib/usecases/views';
import { PhysicianLink } from './physician-link';
import styles from './physician-link.module.css';

/** Links for a physician without an account: how far each has come, and what the facility can do about it. */
export function PhysicianLinks({ view }: { readonly view: CaseView }) {
  if (view.links.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links">Links for the physician</h2>
      <p className={`muted ${styles.about}`}>
        A link by e-mail and a code by another way open one questionnaire, without an account. The code goes
        on the order sheet, or you read it out on the phone.
      </p>
      {view.links.map((link) => (
        <PhysicianLink
          key={link.form}
          caseId={view.id}
          link={link}
          zone={view.facility.zone}
          today={view.today}
        />
      ))}
    </section>
  );
}
