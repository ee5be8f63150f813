import styles from './landing.module.css';

const detectors = 28;
const inner = 118;
const outer = 142;

/** The idea of the mark, large: a ring of detectors, two of which see the same moment, and the line between them. */
export function ResponsePicture() {
  return (
    <svg viewBox="-160 -160 320 320" className={styles.picture} aria-hidden focusable={false}>
      {Array.from({ length: detectors }, (_, index) => (
        <path
          key={detectorPath(index)}
          d={detectorPath(index)}
          fill={hit.includes(index) ? '#fad662' : '#1d4868'}
        />
      ))}
      <g stroke="#2b5a7d" strokeWidth="1">
        {faint.map(([from, to]) => (
          <path key={`${from}-${to}`} d={linePath(from, to)} />
        ))}
      </g>
      <path d={linePath(3, 18)} stroke="#fad662" strokeWidth="2.5" />
      <circle cx="22" cy="5" r="30" fill="#fad662" opacity="0.09" />
      <circle cx="22" cy="5" r="17" fill="#fad662" opacity="0.16" />
      <circle cx="22" cy="5" r="7.5" fill="#fad662" />
    </svg>
  );
}

const hit: readonly number[] = [3, 18];

/** Lines of response of other moments, all through the same spot, as a scanner gathers them. */
const faint: readonly (readonly [number, number])[] = [
  [0, 15],
  [1, 14],
  [5, 21],
  [7, 22],
  [9, 24],
  [12, 27],
];

function point(index: number, radius: number, offset: number): string {
  const angle = ((index + offset) / detectors) * 2 * Math.PI;
  return `${(Math.sin(angle) * radius).toFixed(1)} ${(-Math.cos(angle) * radius).toFixed(1)}`;
}

function detectorPath(index: number): string {
  return `M${point(index, inner, -0.4)}L${point(index, outer, -0.42)}L${point(index, outer, 0.42)}L${point(index, inner, 0.4)}Z`;
}

function linePath(from: number, to: number): string {
  return `M${point(from, inner, 0)}L${point(to, inner, 0)}`;
}
