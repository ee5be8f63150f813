import type { FormStep } from './form-steps';
import styles from './step-list.module.css';

export interface ListedStep extends Pick<FormStep, 'key' | 'title'> {
  /** Nothing on it has to be mended. */
  readonly isDone: boolean;
  /** It was left with something open. */
  readonly isOpen: boolean;
}

interface StepListProps {
  readonly steps: readonly ListedStep[];
  readonly current: string;
  readonly onGoTo: (step: string) => void;
}

/** Where am I, what is behind and what is ahead. Every step can be gone to at any time. */
export function StepList({ steps, current, onGoTo }: StepListProps) {
  return (
    <nav aria-label="Steps" className={styles.nav}>
      <ol className={styles.steps}>
        {steps.map((step, at) => {
          const isCurrent = step.key === current;
          const look = isCurrent ? 'current' : step.isDone ? 'done' : step.isOpen ? 'open' : 'ahead';
          return (
            <li key={step.key} className={styles.step} data-look={look}>
              <button
                type="button"
                className={styles.button}
                aria-current={isCurrent ? 'step' : undefined}
                onClick={() => onGoTo(step.key)}
              >
                <span className={styles.disc} aria-hidden>
                  {look === 'done' ? '✓' : look === 'open' ? '!' : at + 1}
                </span>
                <span className={styles.title}>{step.title}</span>
                <span className="unseen">{words[look]}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const words = {
  current: ', this step',
  done: ', done',
  open: ', something is open',
  ahead: ', ahead',
} as const;
