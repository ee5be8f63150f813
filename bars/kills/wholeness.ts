import { z } from 'zod';
import { ask } from '@/bench/portal';
import type { Acknowledged } from './submitting';

/** What is wrong with submissions that came in while things were killed: lost, doubled, or half written. */
export async function brokenSubmissions(
  superuserUrl: string,
  caseIds: readonly string[],
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const broken: string[] = [];
  for (const [what, sql] of Object.entries(halves)) {
    const found = z.array(z.object({ id: z.string() })).parse(await ask(superuserUrl, sql, [caseIds]));
    if (found.length > 0) broken.push(`${found.length} × ${what}, as in case ${found[0]?.id}`);
  }
  const receipts = z
    .array(z.object({ id: z.string(), receipt: z.string() }))
    .parse(
      await ask(
        superuserUrl,
        "SELECT case_id AS id, receipt FROM entry WHERE form_id = 'completion' AND case_id = ANY ($1)",
        [caseIds],
      ),
    );
  const kept = new Map(receipts.map(({ id, receipt }) => [id, receipt]));
  const lost = acknowledged.filter(({ caseId, receipt }) => kept.get(caseId) !== receipt);
  if (lost.length > 0) broken.push(`${lost.length} acknowledged and lost, as case ${lost[0]?.caseId}`);
  if (kept.size !== acknowledged.length)
    broken.push(`${kept.size} entries of ${acknowledged.length} acknowledged submissions`);
  return broken;
}

/** Each part of a submission counted beside its entry; they were one transaction, so none stands without the others. */
const halves: Readonly<Record<string, string>> = {
  doubled: `SELECT case_id AS id FROM entry WHERE form_id = 'completion' AND case_id = ANY ($1)
    GROUP BY case_id HAVING count(*) > 1`,
  'an entry without one event': `SELECT n.case_id AS id FROM entry n WHERE n.form_id = 'completion' AND n.case_id = ANY ($1)
    AND (SELECT count(*) FROM case_event e WHERE e.case_id = n.case_id AND e.entry_id = n.id) <> 1`,
  'an entry without its verdict': `SELECT n.case_id AS id FROM entry n WHERE n.form_id = 'completion' AND n.case_id = ANY ($1)
    AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.case_id = n.case_id AND v.decided_at = n.submitted_at)`,
  'an entry and a case that does not know its scan': `SELECT c.id FROM registry_case c WHERE c.id = ANY ($1)
    AND (c.scan_on IS NULL) = EXISTS (SELECT 1 FROM entry n WHERE n.case_id = c.id AND n.form_id = 'completion')`,
  'entries and lines of the audit that do not match': `SELECT c.id FROM registry_case c WHERE c.id = ANY ($1)
    AND (SELECT count(*) FROM audit_line l WHERE l.case_id = c.id AND l.action = 'form.submit' AND l.outcome = 'done')
     <> (SELECT count(*) FROM entry n WHERE n.case_id = c.id AND n.form_id = 'completion')`,
  'an event without its entry': `SELECT e.case_id AS id FROM case_event e WHERE e.case_id = ANY ($1) AND e.kind = 'formSubmitted'
    AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.id = e.entry_id AND n.case_id = e.case_id)`,
};
