import type { Metadata } from 'next';
import { applicationFee } from '@/lib/domain/applications/application';
import { caseFee } from '@/lib/domain/ledger/fees';
import { sayMoney } from '@/lib/domain/ledger/money';
import styles from './apply.module.css';
import { ApplyForm } from './apply-form';

export const metadata: Metadata = { title: 'Take part' };

/** How a facility joins, and the first step of it. */
export default function ApplyPage() {
  return (
    <div className="page page--narrow">
      <header className="page-head">
        <div>
          <h1>Take part with your facility</h1>
          <p className="muted">
            Any facility that is approved to bill Medicare for the technical or global charge of PET can take
            part. Accreditation is not required.
          </p>
        </div>
      </header>
      <ol className={styles.way}>
        <li>
          <strong>Apply.</strong> About ten minutes: legal entity, service location, NPI, CCN or PTAN, EIN,
          scanners, interpreting physicians, contacts. What you type is kept.
        </li>
        <li>
          <strong>Sign the agreement</strong> with the registry, on screen or as a PDF.
        </li>
        <li>
          <strong>Pay</strong> the application fee of {sayMoney(applicationFee.cents)} and a start-up deposit.
          Each registered case takes {sayMoney(caseFee.cents)} of it.
        </li>
        <li>
          <strong>Begin.</strong> Once approved, your manager gets an invitation, and you register cases.
        </li>
      </ol>
      <p className={styles.note}>
        A mobile scanner applies once for each location it stops at. The second application begins with the
        answers of the first.
      </p>
      <h2 className={styles.begin}>Begin with your e-mail address</h2>
      <ApplyForm />
    </div>
  );
}
