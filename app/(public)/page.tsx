import Link from 'next/link';
import { redirect } from 'next/navigation';
import { navOf } from '@/app/_ui/navigation';
import { settings } from '@/lib/server/env';
import { visitor } from '@/lib/server/page';
import { CasePath } from './case-path';
import styles from './landing.module.css';
import { ResponsePicture } from './response-picture';

/** What the registry is, who does what in it, and the ways in. Whoever is signed in starts at the own work. */
export default async function LandingPage() {
  const session = await visitor();
  if (session) redirect(navOf(session.actor.role)[0]?.href ?? '/coverage');
  const { registry } = settings();
  return (
    <>
      <section className={styles.hero} aria-labelledby="hero">
        <div className={styles.heroInner}>
          <div>
            <p className={styles.registry}>{registry.name}</p>
            <h1 id="hero">Know whether a PET scan may be billed, and why.</h1>
            <p className={styles.lede}>
              Some PET scans Medicare pays for only inside a registry. Tracer opens a case for each of them,
              asks the facility and the referring physician only what is needed, and says at any moment what
              is missing, whose turn it is, and until when.
            </p>
            <p className="actions">
              <Link href="/sign-in" prefetch={false} className={`ds-c-button ${styles.gold}`}>
                Sign in
              </Link>
              <Link
                href="/coverage"
                prefetch={false}
                className={`ds-c-button ds-c-button--on-dark ${styles.ghost}`}
              >
                Is this scan covered?
              </Link>
            </p>
          </div>
          <ResponsePicture />
        </div>
      </section>

      <div className={`page ${styles.body}`}>
        <section aria-labelledby="path">
          <h2 id="path">How a case goes</h2>
          <p className={styles.intro}>
            Five steps by two people. Each has its days, counted in the facility’s own time zone, and the case
            page shows them all.
          </p>
          <CasePath />
        </section>

        <section aria-labelledby="people">
          <h2 id="people">Who does what</h2>
          <ul className={`plain ${styles.people}`}>
            <li>
              <h3>The PET facility</h3>
              <p>
                Registers the scan in five short steps, enters what was done, attaches the report. Its
                worklist answers one question for every case: can I bill?
              </p>
              <p className="muted small">A registration takes three minutes.</p>
            </li>
            <li>
              <h3>The referring physician</h3>
              <p>
                Says what the plan is without PET, and after the scan what it is now. Every answer is saved
                while it is typed; signing gives a receipt and a copy.
              </p>
              <p className="muted small">Two minutes before, two minutes after.</p>
            </li>
            <li>
              <h3>The registry</h3>
              <p>
                Sees what is complete and what is overdue, and can show for every decision which rules held,
                on which facts, and who looked at what.
              </p>
              <p className="muted small">Auditors read everything and change nothing.</p>
            </li>
          </ul>
        </section>

        <section aria-labelledby="doors" className={styles.doors}>
          <h2 id="doors" className="unseen">
            Without an account
          </h2>
          <div className={styles.door}>
            <h3>Is this scan covered?</h3>
            <p>
              Cancer site, reason and tracer tell whether Medicare covers a scan, only in the registry, or not
              at all, with the rule.
            </p>
            <p>
              <Link href="/coverage" prefetch={false} className="ds-c-button">
                Look a scan up
              </Link>
            </p>
          </div>
          <div className={styles.door}>
            <h3>Is this document genuine?</h3>
            <p>
              Each claim support carries a code. It tells whether the document was issued here and is current.
              No patient is shown.
            </p>
            <p>
              <Link href="/verify" prefetch={false} className="ds-c-button">
                Confirm a document
              </Link>
            </p>
          </div>
          <div className={styles.door}>
            <h3>Does your facility take part?</h3>
            <p>
              Any facility that bills Medicare for PET can join: ten minutes for the application, the
              agreement signed on screen.
            </p>
            <p>
              <Link href="/apply" prefetch={false} className="ds-c-button">
                Apply to take part
              </Link>
            </p>
          </div>
        </section>
      </div>
    </>
  );
}
