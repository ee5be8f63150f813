import type { ReactNode } from 'react';
import { RuleList } from '@/app/_ui/rule-list';
import { LightIcon } from '@/app/_ui/status-light';
import type { Role } from '@/lib/domain/access/actor';
import type { CaseView } from '@/lib/usecases/views';
import styles from './can-bill.module.css';
import { billingAnswer, billingQuestion, countWord, rulesSentence } from './verdict-words';

interface CanBillProps {
  readonly view: CaseView;
  readonly role: Role;
  /** What settles the case, with its buttons. */
  readonly children: ReactNode;
}

/** The first thing on a case: may it be billed, why not, what settles it, and every rule. */
export function CanBill({ view, role, children }: CanBillProps) {
  const { findings } = view.verdict;
  const light = view.state === 'billed' ? 'yes' : view.light;
  return (
    <section aria-labelledby="can-bill" className={`${styles.box} ${styles[light] ?? ''}`}>
      <h2 id="can-bill" className={styles.title}>
        <LightIcon light={light} size={22} />
        <span>
          {billingQuestion(role)} {billingAnswer(light, view.state, view.nextStep.by, view.today)}
        </span>
      </h2>
      <p>{rulesSentence(findings, view.forms)}</p>
      {children}
      <details className={styles.rules} open={light !== 'yes'}>
        <summary>All {countWord(findings.length)} rules</summary>
        <div className={styles.list}>
          <RuleList findings={findings} />
        </div>
      </details>
    </section>
  );
}
