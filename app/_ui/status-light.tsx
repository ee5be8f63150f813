import type { Light } from '@/lib/domain/cases/standing';
import type { Truth } from '@/lib/domain/forms/condition';
import { CircleCheckIcon, ClockIcon, OctagonIcon, TriangleIcon } from './icons';
import styles from './status-light.module.css';

/** What each light says, everywhere. */
export const lightWords: Readonly<Record<Light, string>> = {
  yes: 'Yes',
  notYet: 'Not yet',
  atRisk: 'At risk',
  no: 'No',
};

interface LightIconProps {
  readonly light: Light;
  readonly size?: number;
}

/** The shape of a light, in its color; a word always stands beside it. */
export function LightIcon({ light, size = 16 }: LightIconProps) {
  switch (light) {
    case 'yes':
      return <CircleCheckIcon size={size} className={styles.yesShape} />;
    case 'notYet':
      return <ClockIcon size={size} className={styles.notYetShape} />;
    case 'atRisk':
      return <TriangleIcon size={size} className={styles.atRiskShape} />;
    case 'no':
      return <OctagonIcon size={size} className={styles.noShape} />;
  }
}

/** Can I bill? A word, a shape and a color. */
export function StatusLight({ light }: { readonly light: Light }) {
  return (
    <span className={`${styles.light} ${styles[light] ?? ''}`}>
      <LightIcon light={light} size={14} />
      {lightWords[light]}
    </span>
  );
}

/** The light of one rule: it holds, it does not, it cannot be told yet. */
export function lightOfTruth(holds: Truth): Light {
  return holds === null ? 'notYet' : holds ? 'yes' : 'no';
}
