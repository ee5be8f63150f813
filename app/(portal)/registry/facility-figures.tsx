import Link from 'next/link';
import { stateSegments } from '@/app/_ui/state-bar';
import type { Completeness } from '@/lib/usecases/views';
import styles from './registry.module.css';

type Facility = Completeness['facilities'][number];

interface FacilityFiguresProps {
  readonly facility: Facility;
  /** Cases of the facility with the most, so that bars can be compared. */
  readonly most: number;
}

/** How complete one facility is: its cases by state, what share is eligible, what is overdue, how long steps take. */
export function FacilityFigures({ facility, most }: FacilityFiguresProps) {
  const segments = stateSegments(facility.states, most);
  return (
    <section aria-labelledby={`facility-${facility.id}`} className={styles.facility}>
      <header className={styles.facilityHead}>
        <h3 id={`facility-${facility.id}`}>
          <Link href={`/cases?tab=all&facility=${facility.id}`} prefetch={false}>
            {facility.name}
          </Link>
        </h3>
        <p className="muted small">
          {facility.cases} {facility.cases === 1 ? 'case' : 'cases'} · {facility.zoneWords}
        </p>
      </header>
      <div className={styles.states}>
        <svg width="100%" height="28" aria-hidden focusable={false} className={styles.bar}>
          {segments.map(({ state, color, from, width }) => (
            <rect
              key={state}
              x={`${from}%`}
              y="0"
              width={`${width}%`}
              height="28"
              fill={color}
              stroke="#fff"
              strokeWidth="1"
            />
          ))}
        </svg>
        <ul className={`plain ${styles.legend}`} aria-label={`Cases of ${facility.name} by state`}>
          {segments.map(({ state, words, color, count }) => (
            <li key={state}>
              <svg width="10" height="10" aria-hidden focusable={false}>
                <rect width="10" height="10" rx="2" fill={color} />
              </svg>
              <Link href={`/cases?tab=all&state=${state}&facility=${facility.id}`} prefetch={false}>
                <strong>{count}</strong> {words}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <dl className={styles.figures}>
        <Share label="Eligible" part={facility.eligible} whole={facility.decided} />
        <Overdue label="Overdue at the facility" count={facility.overdueFacility} />
        <Overdue label="Overdue with physicians" count={facility.overduePhysician} />
      </dl>
      <StepDays days={facility.days} />
    </section>
  );
}

function Share({
  label,
  part,
  whole,
}: {
  readonly label: string;
  readonly part: number;
  readonly whole: number;
}) {
  const percent = whole === 0 ? null : Math.round((part / whole) * 100);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{percent === null ? '–' : `${percent} %`}</strong>
        <svg width="100%" height="6" aria-hidden focusable={false} className={styles.share}>
          <rect width="100%" height="6" rx="3" fill="#e3e9ee" />
          {percent !== null && <rect width={`${percent}%`} height="6" rx="3" fill="#107b0d" />}
        </svg>
        <span className="muted small">
          {whole === 0 ? 'none decided yet' : `${part} of ${whole} decided`}
        </span>
      </dd>
    </div>
  );
}

function Overdue({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong className={count > 0 ? styles.bad : undefined}>{count}</strong>
      </dd>
    </div>
  );
}

function StepDays({ days }: { readonly days: Facility['days'] }) {
  const longest = Math.max(1, ...days.flatMap(({ average, window }) => [average ?? 0, window ?? 0]));
  return (
    <table className={styles.steps}>
      <caption>Days per step, on average</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Picture</th>
          <th scope="col">Days</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ step, average, window }) => (
          <tr key={step}>
            <th scope="row">{step}</th>
            <td className={styles.stepBar}>
              <svg width="100%" height="14" aria-hidden focusable={false}>
                {window !== null && (
                  <rect y="1" width={`${(window / longest) * 100}%`} height="12" rx="2" fill="#e3e9ee" />
                )}
                {average !== null && (
                  <rect
                    y="1"
                    width={`${(average / longest) * 100}%`}
                    height="12"
                    rx="2"
                    fill={window !== null && average > window ? '#b5162f' : '#4d94c6'}
                  />
                )}
              </svg>
            </td>
            <td className={styles.stepWords}>
              {average === null ? '–' : average.toFixed(1)}
              {window !== null && <span className="muted"> of {window}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
