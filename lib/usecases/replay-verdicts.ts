import { z } from 'zod';
import type { JudgedCase, StoredVerdict, VerdictSource } from '../db/verdict-source';
import type { CaseFile } from '../domain/cases/case-file';
import type { Protocol, RegistrySettings } from '../domain/cases/protocol';
import { canonical } from '../domain/forms/canonical';
import { decide } from '../domain/rules/decide';
import type { Fact, Facts } from '../domain/rules/facts';
import { dayIn } from '../domain/schedule/zone';
import { caseEventOf, eventRowSchema } from './event-row';

/** What making every stored verdict again came to. */
export interface Replayed {
  readonly isSame: boolean;
  readonly cases: number;
  readonly verdicts: number;
  /** How many differ, and one sentence for each of the first fifty. */
  readonly differing: number;
  readonly says: readonly string[];
}

const mostSaid = 50;

/**
 * Makes every stored verdict again, by the edition it was made with: its facts from what had happened to the case until then,
 * and its findings from those facts. Tells how far it is after each batch, and at last what differs.
 */
export async function* replayVerdicts(
  source: VerdictSource,
  protocolOf: (id: string) => Protocol | undefined,
  batch = 200,
): AsyncGenerator<{ readonly done: number; readonly of: number }, Replayed> {
  const of = await source.count();
  const says: string[] = [];
  let [cases, verdicts, differing] = [0, 0, 0];
  for (let last: JudgedCase | undefined; ; ) {
    const judged = await source.after(last, batch);
    for (const one of judged) {
      for (const verdict of one.verdicts) {
        const differs = differencesIn(one, verdict, protocolOf(verdict.protocolId));
        verdicts += 1;
        if (differs.length === 0) continue;
        differing += 1;
        if (says.length < mostSaid)
          says.push(`Case ${one.number}, decided ${verdict.decidedAt.toISOString()}: ${differs.join(' ')}`);
      }
    }
    cases += judged.length;
    last = judged.at(-1);
    if (!last) break;
    yield { done: verdicts, of: Math.max(of, verdicts) };
  }
  return { isSame: differing === 0, cases, verdicts, differing, says };
}

/** What of a stored verdict comes out otherwise when it is made again; nothing where it is the same. */
export function differencesIn(
  judged: JudgedCase,
  stored: StoredVerdict,
  protocol: Protocol | undefined,
): readonly string[] {
  if (!protocol || protocol.version !== stored.protocolVersion)
    return [
      `It was made with ${stored.protocolId}, version ${stored.protocolVersion}, which this program does not carry.`,
    ];
  const facts = factsSchema.parse(stored.facts);
  const { findings, outcome } = decide(protocol.rules, facts);
  return [
    ...(outcome === stored.outcome ? [] : [`The outcome is ${outcome} instead of ${stored.outcome}.`]),
    ...findings.flatMap((finding) => {
      const former = stored.findings.find((candidate) => ruleOf(candidate) === finding.rule);
      return canonical(asStored(finding)) === canonical(former)
        ? []
        : [`${finding.rule} comes out otherwise.`];
    }),
    ...(findings.length === stored.findings.length ? [] : ['It has other rules.']),
    ...otherFacts(judged, stored, protocol, facts),
  ];
}

const factsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const namedSchema = z.object({ rule: z.string() });

function ruleOf(finding: unknown): string | undefined {
  return namedSchema.safeParse(finding).data?.rule;
}

/** As it is kept: what is undefined is left out. */
function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/**
 * The facts that come out otherwise. What a verdict read beside the events of its case (the registry's settings, the facility's
 * approval, other cases of the patient) may have changed since, so it is taken as it was.
 */
function otherFacts(
  { events, zone }: JudgedCase,
  { decidedAt, eventSeq }: StoredVerdict,
  protocol: Protocol,
  stored: Facts,
): readonly string[] {
  const happened = z
    .array(eventRowSchema)
    .parse(events)
    .filter(({ seq, at }) => (eventSeq === null ? at <= decidedAt : seq <= eventSeq));
  const file: CaseFile = {
    facility: { zone, ...approvalLike(stored.facilityInForce) },
    events: happened.map(caseEventOf),
    sameScan: stored.sameScan === 'confirmed' || stored.sameScan === 'unconfirmed' ? stored.sameScan : 'none',
  };
  const { facts } = protocol.derive(file, dayIn(zone, decidedAt), settingsLike(stored));
  const isWordless = stored.enrolling === false;
  return [...new Set([...Object.keys(stored), ...Object.keys(facts)])]
    .filter((name) => !(name === 'coverageSays' && isWordless))
    .filter((name) => canonical(facts[name] ?? null) !== canonical(stored[name] ?? null))
    .map((name) => `${name} is ${said(facts[name])} instead of ${said(stored[name])}.`);
}

function said(fact: Fact | undefined): string {
  return fact === undefined || fact === null ? 'not known' : String(fact);
}

const always = '0001-01-01';
const never = '9999-12-30';

function approvalLike(wasInForce: Fact | undefined): Omit<CaseFile['facility'], 'zone'> {
  return {
    approvedOn: wasInForce === true ? always : null,
    agreementFromOn: wasInForce === true ? always : null,
    agreementUntilOn: null,
  };
}

function settingsLike({ nctDigits, enrolling }: Facts): RegistrySettings {
  return {
    name: '',
    nct: `NCT${String(nctDigits ?? '')}`,
    enrolment: { opensOn: enrolling === false ? never : always, closesOn: null },
    contact: '',
  };
}

/** What a replay found, as the command says it. */
export function replayWords({ isSame, cases, verdicts, differing, says }: Replayed): string {
  const all = `${verdicts.toLocaleString('en-US')} verdicts about ${cases.toLocaleString('en-US')} cases were made again, each by its own edition`;
  if (isSame) return `${all}: none differs.`;
  const more = differing > says.length ? [`… and ${differing - says.length} more.`] : [];
  return [`${all}: ${differing} ${differing === 1 ? 'differs' : 'differ'}.`, ...says, ...more].join('\n');
}
