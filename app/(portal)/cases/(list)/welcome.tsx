import Link from 'next/link';
import { CircleCheckIcon, ClockIcon } from '@/app/_ui/icons';
import { BalanceStanding } from '@/app/_ui/ledger/balance-standing';
import type { WelcomeView } from '@/lib/usecases/application-view';
import styles from './welcome.module.css';

/** The first steps of a facility, where its cases will be. */
export function Welcome({ view }: { readonly view: WelcomeView }) {
  return (
    <section aria-labelledby="welcome" className={styles.welcome}>
      <h2 id="welcome">Welcome, {view.facilityName}</h2>
      <p className="muted">
        You are facility {view.registryNumber}, the first part of your case numbers. Four steps to the first
        case:
      </p>
      <ol className={styles.steps}>
        {view.steps.map((step) => (
          <li key={step.id} className={step.isDone ? styles.done : undefined}>
            {step.isDone ? <CircleCheckIcon size={20} /> : <ClockIcon size={20} />}
            <div>
              <h3>
                {step.title}
                {step.isDone && <span className="unseen"> (done)</span>}
              </h3>
              <p>{step.says}</p>
              {step.id === 'balance' && <BalanceStanding standing={view.standing} />}
              {step.href !== null && step.action !== null && (
                <p>
                  {step.id === 'case' ? (
                    <a href={step.href} className="ds-c-button ds-c-button--solid">
                      {step.action}
                    </a>
                  ) : (
                    <Link href={step.href} prefetch={false}>
                      {step.action}
                    </Link>
                  )}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
