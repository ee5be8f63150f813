import type { Day } from '@/lib/domain/schedule/day';
import type { WindowStanding } from '@/lib/domain/schedule/window';
import { type TimeRow, timePicture } from './time-geometry';
import styles from './time-picture.module.css';

interface TimePictureProps {
  readonly windows: readonly WindowStanding[];
  readonly today: Day;
}

/** Each window of a case as a bar on one line of days, what happened in it, and today. */
export function TimePicture({ windows, today }: TimePictureProps) {
  const { scale, rows } = timePicture(windows, today);
  return (
    <div className={styles.picture}>
      <svg className={styles.axis} width="100%" height="100%" aria-hidden focusable={false}>
        {scale.ticks.map(({ at, label }, index) => (
          <g key={label}>
            <line
              x1={`${at}%`}
              x2={`${at}%`}
              y1="22"
              y2="100%"
              stroke="#c3cdd5"
              strokeDasharray={index === 0 ? undefined : '2 4'}
            />
            <text
              x={`${at}%`}
              y="13"
              textAnchor={at < 4 ? 'start' : at > 94 ? 'end' : 'middle'}
              className={styles.tick}
            >
              {label}
            </text>
          </g>
        ))}
      </svg>
      <ul className={`plain ${styles.rows}`} aria-label="Windows of this case">
        {rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <span className="unseen">{row.sentence}</span>
            <span aria-hidden className={row.left ? styles.whatOpen : styles.what}>
              {row.what}
            </span>
            <Bar row={row} />
            <span aria-hidden className={`${styles.says} ${styles[toneOf(row)] ?? ''}`}>
              {row.says}
            </span>
          </li>
        ))}
      </ul>
      {scale.todayAt !== null && <Today at={scale.todayAt} />}
    </div>
  );
}

function Today({ at }: { readonly at: number }) {
  return (
    <>
      <svg
        className={`${styles.axis} ${styles.today}`}
        width="100%"
        height="100%"
        aria-hidden
        focusable={false}
      >
        <line x1={`${at}%`} x2={`${at}%`} y1="20" y2="100%" stroke="#b5162f" strokeWidth="1.5" />
      </svg>
      <svg
        className={`${styles.axis} ${styles.todayWord}`}
        width="100%"
        height="20"
        aria-hidden
        focusable={false}
      >
        <text
          x={`${at}%`}
          y="14"
          textAnchor={at > 94 ? 'end' : at < 6 ? 'start' : 'middle'}
          className={styles.todayLabel}
        >
          today
        </text>
      </svg>
    </>
  );
}

function Bar({ row }: { readonly row: TimeRow }) {
  const { bar, left, doneAt } = row;
  return (
    <svg className={styles.bar} width="100%" height="18" aria-hidden focusable={false}>
      {bar && (
        <rect
          x={`${bar.from}%`}
          width={`${bar.to - bar.from}%`}
          y="2"
          height="14"
          rx="2"
          fill={barFill(row)}
          opacity={row.openEnd ? 0.6 : 1}
        />
      )}
      {left && (
        <rect
          x={`${left.from}%`}
          width={`${left.to - left.from}%`}
          y="2"
          height="14"
          rx="2"
          fill={row.pressing ? '#d99a00' : '#4d94c6'}
        />
      )}
      {doneAt !== null && (
        <svg x={`${doneAt}%`} y="9" overflow="visible" aria-hidden>
          <Done row={row} />
        </svg>
      )}
    </svg>
  );
}

function Done({ row }: { readonly row: TimeRow }) {
  const isGood = row.standing === 'kept' || row.standing === 'notYetKnown';
  return isGood ? (
    <>
      <circle r="8" fill="#107b0d" stroke="#fff" strokeWidth="1.5" />
      <path
        d="M-3.4 .3L-1 2.7 3.6-2.3"
        fill="none"
        stroke="#fff"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ) : (
    <>
      <path
        d="M-3.4-8h6.8L8-3.4v6.8L3.4 8h-6.8L-8 3.4v-6.8z"
        fill="#b5162f"
        stroke="#fff"
        strokeWidth="1.5"
      />
      <path d="M-2.8-2.8l5.6 5.6M2.8-2.8l-5.6 5.6" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" />
    </>
  );
}

function barFill(row: TimeRow): string {
  if (row.standing === 'missed') return '#f3c9d0';
  if (row.left) return row.pressing ? '#f8e0a0' : '#cfe3f2';
  return '#dfe6ec';
}

function toneOf(row: TimeRow): 'good' | 'bad' | 'pressing' | 'calm' {
  switch (row.standing) {
    case 'kept':
      return 'good';
    case 'late':
    case 'early':
    case 'missed':
      return 'bad';
    default:
      return row.pressing ? 'pressing' : 'calm';
  }
}
