import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
  readonly className?: string | undefined;
}

/** Shapes stand beside words, so every icon is hidden from assistive technology. They take the color of the text. */
function Icon({ size = 16, className, children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable={false}
      className={className}
    >
      {children}
    </svg>
  );
}

/** Yes: a filled circle with a check. */
export function CircleCheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="7.5" fill="currentColor" />
      <path
        d="M4.6 8.3l2.3 2.3 4.5-4.8"
        fill="none"
        stroke="#fff"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </Icon>
  );
}

/** Not yet: a clock. */
export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path
        d="M8 4.4V8.2l2.5 1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </Icon>
  );
}

/** At risk: a filled triangle with an exclamation mark. */
export function TriangleIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path
        d="M8 1.6L15 14H1z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path d="M8 6v3.6" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" />
      <circle cx="8" cy="12.1" r="1.05" fill="#fff" />
    </Icon>
  );
}

/** No: a filled octagon with a cross. */
export function OctagonIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M4.9.7h6.2l4.2 4.2v6.2l-4.2 4.2H4.9L.7 11.1V4.9z" fill="currentColor" />
      <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" />
    </Icon>
  );
}

export function ChevronDownIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path
        d="M3.5 6l4.5 4.5L12.5 6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </Icon>
  );
}

export function SearchIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M10.5 10.5L14 14" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    </Icon>
  );
}

export function DownloadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path
        d="M8 2v8M4.6 6.9L8 10.2l3.4-3.3M2.5 13.5h11"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </Icon>
  );
}
