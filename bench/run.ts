import { Trouble } from '@/lib/db/trouble';
import { leave, leaveOnSignals } from '@/scripts/steps/on-leave';
import { auditPage } from './audit-page';
import { claimSupportPdf } from './claim-support-pdf';
import type { Figure } from './figure';
import { formJavascript } from './form-javascript';
import { pages } from './pages';
import { openDatabases } from './portal';
import { queries } from './queries';
import { submissions } from './submissions';

const names = [
  'claim-support-pdf',
  'queries',
  'form-javascript',
  'submissions',
  'page-audit',
  'pages',
] as const;

/**
 * npm run bench: measures the figures that the portal promises, one JSON line each; with names, those alone. Answers 1 when
 * one does not hold.
 */
export default async function bench(words: readonly string[]): Promise<number> {
  leaveOnSignals();
  const unknown = words.find((word) => !names.some((name) => name === word));
  if (unknown !== undefined) throw new Trouble(`There is no figure ${unknown}: ${names.join(', ')}.`);
  const isWanted = (name: (typeof names)[number]) => words.length === 0 || words.includes(name);
  const figures: Figure[] = [];
  const tell = (figure: Figure) => {
    figures.push(figure);
    console.log(JSON.stringify(figure));
  };
  try {
    if (isWanted('claim-support-pdf')) tell(await claimSupportPdf());
    const databases = await openDatabases();
    if (isWanted('queries')) tell(await queries(databases));
    if (isWanted('form-javascript')) tell(await formJavascript(databases));
    if (isWanted('submissions')) tell(await submissions(databases));
    if (isWanted('page-audit')) {
      console.error('Writing a million lines of the audit, which takes about a minute …');
      tell(await auditPage(databases));
    }
    if (isWanted('pages')) {
      console.error('Making a facility with 100,000 cases, which takes a few minutes …');
      for (const figure of await pages(databases)) tell(figure);
    }
    await databases.stop();
  } finally {
    await leave();
  }
  return figures.every((figure) => figure.holds) ? 0 : 1;
}
