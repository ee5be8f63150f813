'use client';

import { Button } from '@cmsgov/design-system';
import type { ReactNode } from 'react';
import styles from './finish.module.css';
import { FinishTrouble } from './finish-trouble';
import type { Giving } from './use-giving';

interface FinalPanelProps {
  readonly giving: Giving;
  /** What the button does, in a few words and while it does it. */
  readonly action: string;
  readonly busy: string;
  /** What happens, above the button. */
  readonly children: ReactNode;
  readonly onPress: () => void;
}

/** The last press of a form that needs no signature. */
export function FinalPanel({ giving, action, busy, children, onPress }: FinalPanelProps) {
  return (
    <section className={styles.panel}>
      <FinishTrouble giving={giving} />
      {children}
      <Button variation="solid" disabled={giving.isBusy} onClick={onPress}>
        {giving.isBusy ? busy : action}
      </Button>
    </section>
  );
}
