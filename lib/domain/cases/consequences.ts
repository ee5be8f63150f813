import type { CaseStanding } from './standing';

/** What is told of a change before it is made, one sentence each, the gravest first. */
export interface Consequence {
  readonly weight: 'grave' | 'notable' | 'plain';
  readonly says: string;
}

/** The claim support that is current before a change, and whether what it says is changed by it. */
interface ClaimSupportAt {
  readonly revision: number | null;
  readonly saysOther: boolean;
}

/** What a change of a case leads to, told from how it stands before and how it would stand after. */
export function consequencesOf(
  before: CaseStanding,
  after: CaseStanding,
  claim: ClaimSupportAt,
): readonly Consequence[] {
  return [
    ...payability(before, after),
    ...rulesThatTurn(before, after),
    ...billing(before, after),
    ...claimSupport(after, claim),
    nextStep(after),
  ];
}

function isLost({ state, verdict }: CaseStanding): boolean {
  return (
    ['cancelled', 'expired'].includes(state) ||
    (verdict.outcome === 'notMet' &&
      verdict.findings.some(({ holds, repair }) => holds === false && repair?.possible === false))
  );
}

function payability(before: CaseStanding, after: CaseStanding): readonly Consequence[] {
  if (isLost(after))
    return isLost(before)
      ? [{ weight: 'notable', says: 'The case stays not payable.' }]
      : [{ weight: 'grave', says: 'The case becomes not payable, and nothing can settle that later.' }];
  if (after.verdict.outcome === 'met')
    return before.verdict.outcome === 'met'
      ? [{ weight: 'plain', says: 'The case stays payable.' }]
      : [{ weight: 'plain', says: 'The case becomes payable: every rule holds.' }];
  if (before.verdict.outcome === 'met')
    return [{ weight: 'grave', says: 'The case cannot be billed until what follows is settled.' }];
  return isLost(before) ? [{ weight: 'plain', says: 'The case can become payable again.' }] : [];
}

/** Every rule that held and would not, or did not hold and would. */
function rulesThatTurn(before: CaseStanding, after: CaseStanding): readonly Consequence[] {
  return after.verdict.findings.flatMap((finding): readonly Consequence[] => {
    const former = before.verdict.findings.find(({ rule }) => rule === finding.rule);
    if (former?.holds === finding.holds) return [];
    if (finding.holds === false) return [{ weight: 'grave', says: finding.says }];
    if (finding.holds === null && former?.holds === true) return [{ weight: 'notable', says: finding.says }];
    return finding.holds === true && former?.holds === false ? [{ weight: 'plain', says: finding.says }] : [];
  });
}

function billing(before: CaseStanding, after: CaseStanding): readonly Consequence[] {
  if (before.state !== 'billed' || after.state === 'billed') return [];
  return [
    {
      weight: 'grave',
      says: 'The case is marked as billed. It opens again, and claims that were sent may have to be corrected.',
    },
  ];
}

function claimSupport(after: CaseStanding, { revision, saysOther }: ClaimSupportAt): readonly Consequence[] {
  if (revision === null) return [];
  if (after.verdict.outcome !== 'met')
    return [
      {
        weight: 'notable',
        says: `Revision ${revision} of the claim support is superseded at once; whoever confirms its code is told so. The next revision is issued when every rule holds again.`,
      },
    ];
  return saysOther
    ? [
        {
          weight: 'notable',
          says: `Revision ${revision} of the claim support is superseded, and revision ${revision + 1} is issued at once.`,
        },
      ]
    : [];
}

function nextStep({ nextStep: { who, what, detail } }: CaseStanding): Consequence {
  const turn = who === 'nobody' ? '' : ` It is the turn of the ${who}.`;
  return { weight: 'plain', says: `Next: ${what} (${detail.replace(/\.$/, '')}).${turn}` };
}
