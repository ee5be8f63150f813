import Link from 'next/link';
import { DownloadIcon } from '@/app/_ui/icons';
import type { FormId } from '@/lib/domain/cases/case-event';
import { type Day, sayDay } from '@/lib/domain/schedule/day';
import type { CaseView, FormLine } from '@/lib/usecases/views';
import { BillButton } from './bill-button';
import styles from './settle.module.css';

/** What settles a case: its next step with its buttons, then whatever else can be done now. */
export function Settle({ view }: { readonly view: CaseView }) {
  const { nextStep } = view;
  const nextForm = view.forms.find((line) => line.form === nextStep.form && line.status !== 'final');
  const others = view.forms.filter(
    (line) =>
      line !== nextForm && line.status !== 'final' && (line.may.fill || line.may.transcribe || line.may.keep),
  );
  return (
    <div className={styles.settle}>
      {(nextStep.who !== 'nobody' || view.light === 'yes') && (
        <div className={styles.row}>
          <div className={styles.words}>
            <p>
              <strong>{nextStep.what}</strong>
              {nextStep.by && <>, {untilOf(view, nextStep.by)}</>}
            </p>
            {nextStep.detail && <p className={styles.detail}>{nextStep.detail}</p>}
            {nextForm?.answeredBy === 'physician' && <CallLine view={view} />}
          </div>
          <div className={`${styles.buttons} no-print`}>
            {nextForm && <FormButtons view={view} line={nextForm} main />}
            {view.light === 'yes' && <ClaimButtons view={view} />}
          </div>
        </div>
      )}
      {others.map((line) => (
        <div key={line.form} className={styles.row}>
          <div className={styles.words}>
            <p>
              <strong>{line.title}</strong>
            </p>
            <p className={styles.detail}>
              {line.draft
                ? `Begun, saved ${line.draft.savedWhen} by ${line.draft.savedByName}`
                : line.reopened
                  ? `Reopened ${line.reopened.when}: ${line.reopened.reason}`
                  : 'Can be done now as well'}
            </p>
          </div>
          <div className={`${styles.buttons} no-print`}>
            <FormButtons view={view} line={line} main={false} />
          </div>
        </div>
      ))}
    </div>
  );
}

/** A physician's step is a call away. */
function CallLine({ view }: { readonly view: CaseView }) {
  const { name, phone, email } = view.physician;
  if (!phone && !email) return null;
  return (
    <p className={styles.detail}>
      {name}
      {phone && (
        <>
          {' · '}
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>
        </>
      )}
    </p>
  );
}

function FormButtons({
  view,
  line,
  main,
}: {
  readonly view: CaseView;
  readonly line: FormLine;
  readonly main: boolean;
}) {
  const href = `/cases/${view.id}/forms/${line.form}`;
  const link = view.links.find((candidate) => candidate.form === line.form);
  const isBegun = line.draft !== null;
  const isPaperBegun = isBegun && line.draft.channel === 'paper';
  return (
    <>
      {line.may.fill && (
        <Link href={href} prefetch={false} className={`ds-c-button ${main ? 'ds-c-button--solid' : ''}`}>
          {isBegun && !isPaperBegun
            ? continueWords[line.form]
            : line.reopened
              ? reviseWords[line.form]
              : startWords[line.form]}
        </Link>
      )}
      {link?.maySend && (
        <a
          href={`#link-${line.form}`}
          className={`ds-c-button ${main && !link.link?.isGood ? 'ds-c-button--solid' : ''}`}
        >
          {link.link?.isGood ? 'See the link' : 'Send the physician a link'}
        </a>
      )}
      {line.may.keep && (
        <Link href={`${href}/reopen`} prefetch={false} className="ds-c-button">
          Keep it as it was
        </Link>
      )}
      {line.may.transcribe && (
        <Link
          href={`${href}?channel=paper`}
          prefetch={false}
          className={`ds-c-button ${main && !line.may.fill && link === undefined ? 'ds-c-button--solid' : ''}`}
        >
          {isPaperBegun ? 'Continue from paper' : 'Enter from paper'}
        </Link>
      )}
    </>
  );
}

function ClaimButtons({ view }: { readonly view: CaseView }) {
  return (
    <>
      {view.may.claimSupport && (
        <a
          href={`/api/cases/${view.id}/claim-support.pdf`}
          className={`ds-c-button ${view.state === 'billed' ? '' : 'ds-c-button--solid'} ${styles.download}`}
        >
          <DownloadIcon />
          Download claim support
        </a>
      )}
      {view.may.bill && view.state === 'readyToBill' && <BillButton caseId={view.id} />}
    </>
  );
}

const startWords: Readonly<Record<FormId, string>> = {
  registration: 'Open the registration',
  'pre-pet': 'Fill the pre-PET form',
  completion: 'Enter the scan',
  report: 'Attach the report',
  'post-pet': 'Fill the post-PET form',
};

const reviseWords: Readonly<Record<FormId, string>> = {
  registration: 'Open the registration',
  'pre-pet': 'Revise the pre-PET form',
  completion: 'Revise the scan',
  report: 'Revise the report',
  'post-pet': 'Revise the post-PET form',
};

const continueWords: Readonly<Record<FormId, string>> = {
  registration: 'Continue the registration',
  'pre-pet': 'Continue the pre-PET form',
  completion: 'Continue entering the scan',
  report: 'Continue the report',
  'post-pet': 'Continue the post-PET form',
};

/** The deadline in the words of its window, which name the zone; a plain day where no window ends on it. */
function untilOf(view: CaseView, by: Day): string {
  const words = view.windows.find((window) => window.lastOn === by)?.untilWords ?? sayDay(by, 'weekday');
  return words.startsWith('until ') ? words : `until ${words}`;
}
