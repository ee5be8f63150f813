interface MarkProps {
  readonly size?: number;
  /** Color of the detector ring. */
  readonly ring?: string;
}

/** The mark of Tracer: a detector ring, a gold line of response through it, and the gold dot where it came from. */
export function Mark({ size = 28, ring = '#fff' }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable={false}>
      <circle
        cx="16"
        cy="16"
        r="13"
        fill="none"
        stroke={ring}
        strokeWidth="3.4"
        strokeDasharray="5.45 1.357"
        strokeDashoffset="2.7"
      />
      <path d="M6.4 22.4L25.6 9.6" stroke="#fad662" strokeWidth="2" strokeLinecap="round" />
      <circle cx="17.4" cy="15.1" r="3.4" fill="#fad662" />
    </svg>
  );
}
