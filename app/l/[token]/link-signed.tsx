import { CircleCheckIcon, DownloadIcon } from '@/app/_ui/icons';
import styles from './link.module.css';
import { NextTime } from './next-time';

interface LinkSignedProps {
  readonly linkId: string;
  readonly title: string;
  readonly receipt: string;
  readonly when: string;
}

/** The receipt, and a copy of what was said. */
export function LinkSigned({ linkId, title, receipt, when }: LinkSignedProps) {
  return (
    <div className={`page ${styles.box}`}>
      <p className={styles.mark}>
        <CircleCheckIcon size={44} />
      </p>
      <h1>{title}: signed and received</h1>
      <dl className={styles.receipt}>
        <dt>Receipt</dt>
        <dd className={styles.number}>{receipt}</dd>
        <dt>Signed</dt>
        <dd>{when}, by e-mailed link and code</dd>
      </dl>
      <p>Thank you. Nothing more is needed, and the facility sees your answers now. The link has ended.</p>
      <p className={styles.download}>
        <a className="ds-c-button" href={`/api/links/${linkId}/document.pdf`}>
          <DownloadIcon size={16} /> PDF of your answers
        </a>
      </p>
      <NextTime linkId={linkId} />
    </div>
  );
}
