import Link from 'next/link';
import { asActor } from '@/lib/server/page';
import { balanceNotice } from '@/lib/usecases/balance-notice';
import { OctagonIcon, TriangleIcon } from '../icons';
import styles from './balance-banner.module.css';

/** Warns a facility's people that the balance runs low, or is out, where they register and work; alone above a page of its own. */
export async function BalanceBanner({ isAlone = false }: { readonly isAlone?: boolean }) {
  const notice = await asActor(balanceNotice);
  if (notice === null) return null;
  const { isOut, balanceWords, minimumWords, feeWords, casesCovered } = notice;
  const banner = (
    <aside aria-label="Balance" className={`${styles.banner} ${isOut ? (styles.out ?? '') : ''} no-print`}>
      {isOut ? <OctagonIcon size={18} /> : <TriangleIcon size={18} />}
      <p>
        {isOut ? (
          <>
            <strong>No case can be registered now.</strong> The balance is {balanceWords}, and a case costs{' '}
            {feeWords}. What you type is kept until a deposit is recorded.
          </>
        ) : (
          <>
            <strong>The balance is {balanceWords}</strong>, below the minimum of {minimumWords}. It covers{' '}
            {casesCovered} more {casesCovered === 1 ? 'case' : 'cases'}.
          </>
        )}{' '}
        <Link href="/facility/balance" prefetch={false}>
          Balance and deposits
        </Link>
      </p>
    </aside>
  );
  return isAlone ? <div className={`page ${styles.alone}`}>{banner}</div> : banner;
}
