import styles from './landing.module.css';

const detectors = 28;
const inner = 118;
const outer = 142;

/** Where it happened, off the center, as tumors are. */
const spot = { x: 14, y: -26 } as const;

/** The idea of the mark, large: a ring of detectors, two of which see the same moment, and the line between them. */
export function ResponsePicture() {
  const bright = chord(brightAngle);
  return (
    <svg viewBox="-160 -160 320 320" className={styles.picture} aria-hidden focusable={false}>
      {Array.from({ length: detectors }, (_, index) => (
        <path
          key={detectorPath(index)}
          d={detectorPath(index)}
          fill={bright.hit.includes(index) ? '#fad662' : '#1d4868'}
        />
      ))}
      <g stroke="#2b5a7d" strokeWidth="1">
        {faintAngles.map((angle) => (
          <path key={angle} d={chord(angle).path} />
        ))}
      </g>
      <path d={bright.path} stroke="#fad662" strokeWidth="2.5" />
      <circle cx={spot.x} cy={spot.y} r="30" fill="#fad662" opacity="0.09" />
      <circle cx={spot.x} cy={spot.y} r="17" fill="#fad662" opacity="0.16" />
      <circle cx={spot.x} cy={spot.y} r="7.5" fill="#fad662" />
    </svg>
  );
}

const brightAngle = 146;
/** Lines of other moments, all through the same spot, as a scanner gathers them. */
const faintAngles = [8, 34, 61, 92, 117, 168] as const;

/** The line through the spot at an angle, from detector to detector, and which detectors it meets. */
function chord(degrees: number): { readonly path: string; readonly hit: readonly number[] } {
  const angle = (degrees / 180) * Math.PI;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const along = spot.x * dx + spot.y * dy;
  const reach = Math.sqrt(along ** 2 - (spot.x ** 2 + spot.y ** 2) + inner ** 2);
  const ends = [-along - reach, -along + reach].map((far) => ({
    x: spot.x + far * dx,
    y: spot.y + far * dy,
  }));
  const hit = ends.map(
    ({ x, y }) => (Math.round((Math.atan2(x, -y) / (2 * Math.PI)) * detectors) + detectors) % detectors,
  );
  return { path: `M${ends.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`, hit };
}

function point(index: number, radius: number, offset: number): string {
  const angle = ((index + offset) / detectors) * 2 * Math.PI;
  return `${(Math.sin(angle) * radius).toFixed(1)} ${(-Math.cos(angle) * radius).toFixed(1)}`;
}

function detectorPath(index: number): string {
  return `M${point(index, inner, -0.4)}L${point(index, outer, -0.42)}L${point(index, outer, 0.42)}L${point(index, inner, 0.4)}Z`;
}
