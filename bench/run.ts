import { leave, leaveOnSignals } from '@/scripts/steps/on-leave';
import { auditPage } from './audit-page';
import { claimSupportPdf } from './claim-support-pdf';
import type { Figure } from './figure';
import { formJavascript } from './form-javascript';
import { pages } from './pages';
import { openDatabases } from './portal';
import { queries } from './queries';
import { submissions } from './submissions';

/** npm run bench: measures the figures that the portal promises, one JSON line each. Answers 1 when one does not hold. */
export default async function bench(): Promise<number> {
  leaveOnSignals();
  const figures: Figure[] = [];
  const tell = (figure: Figure) => {
    figures.push(figure);
    console.log(JSON.stringify(figure));
  };
  try {
    tell(await claimSupportPdf());
    const databases = await openDatabases();
    tell(await queries(databases));
    tell(await formJavascript(databases));
    tell(await submissions(databases));
    console.error('Writing a million lines of the audit, which takes about a minute …');
    tell(await auditPage(databases));
    console.error('Making a facility with 100,000 cases, which takes a few minutes …');
    for (const figure of await pages(databases)) tell(figure);
    await databases.stop();
  } finally {
    await leave();
  }
  return figures.every((figure) => figure.holds) ? 0 : 1;
}
