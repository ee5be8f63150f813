import { claimSupportPdf } from './claim-support-pdf';

/** npm run bench: measures the figures that the portal promises, one JSON line each. Answers 1 when one does not hold. */
export default async function bench(): Promise<number> {
  const figures = [await claimSupportPdf()];
  for (const figure of figures) console.log(JSON.stringify(figure));
  return figures.every((figure) => figure.holds) ? 0 : 1;
}
