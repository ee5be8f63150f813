import { passes, quickChecks, routeTypes } from './steps/checks';

/** npm run check: lint, format and types, in a few seconds. */
export default async function check(): Promise<number> {
  let isPassed = await passes(routeTypes);
  for (const each of quickChecks) isPassed = (await passes(each)) && isPassed;
  return isPassed ? 0 : 1;
}
