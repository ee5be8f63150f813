import type { Edition } from '../domain/cases/edition';
import type { Protocol } from '../domain/cases/protocol';
import type { Enrolment } from '../domain/rules/coverage';
import { type Day, sayDay } from '../domain/schedule/day';
import { nopr2006 } from './nopr-2006/protocol';
import { nopr2009 } from './nopr-2009/protocol';
import { nopr2026 } from './nopr-2026/protocol';
import { noprNaf2011 } from './nopr-naf-2011/protocol';
import { fdgCoverage2013, fdgRecipes2013 } from './outside/fdg-2013';
import { nafCoverage2006, nafCoverage2010, nafCoverage2017 } from './outside/naf-outside';

/** The first day on which the registry took patients, and so the first on which anything is answered. */
const firstOn: Day = '2006-05-08';

function ofProtocol(protocol: Protocol, rest: Pick<Edition, 'says' | 'cites'>): Edition {
  const { id, title, coverage, recipes, enrolment } = protocol;
  if (enrolment === null || enrolment.closesOn === null) throw new Error(`${id} is not closed`);
  return {
    id,
    title,
    tracers: coverage.tracers.map(({ code }) => code),
    fromOn: enrolment.opensOn,
    untilOn: enrolment.closesOn,
    coverage,
    recipes,
    enrolment,
    protocol,
    ...rest,
  };
}

function outside(edition: Omit<Edition, 'recipes' | 'enrolment' | 'protocol'> & Partial<Edition>): Edition {
  return { recipes: [], enrolment: null, protocol: null, ...edition };
}

/** What held on past days, by date of service. */
export const pastEditions: readonly Edition[] = [
  ofProtocol(nopr2006, {
    says: 'NOPR 2006 was open to scans with FDG from May 8, 2006 to April 2, 2009.',
    cites: 'CAG-00181N; opening of patient registration May 8, 2006',
  }),
  ofProtocol(nopr2009, {
    says: 'NOPR 2009 was open to scans with FDG until June 10, 2013. Its rules of coverage hold for services from April 3, 2009; its database took patients from April 6, so scans of April 3 to 5 stand in that of NOPR 2006 (our reading).',
    cites: 'CAG-00181R, April 3, 2009; opening of NOPR 2009 April 6, 2009',
  }),
  outside({
    id: 'fdg-2013',
    title: 'FDG without evidence development',
    tracers: ['FDG'],
    fromOn: '2013-06-11',
    untilOn: null,
    says: 'No registry was open to FDG: evidence development for FDG ended on June 11, 2013, and Medicare covers it as usual.',
    cites: 'CAG-00181R4, June 11, 2013',
    coverage: fdgCoverage2013,
    recipes: fdgRecipes2013,
  }),
  outside({
    id: 'naf-2006',
    title: 'NaF before coverage',
    tracers: ['NAF'],
    fromOn: firstOn,
    untilOn: '2010-02-25',
    says: 'No registry was open to NaF, and Medicare did not cover it yet.',
    cites: 'NCD 220.6 (unconfirmed)',
    coverage: nafCoverage2006,
  }),
  outside({
    id: 'naf-2010',
    title: 'NaF before its registry',
    tracers: ['NAF'],
    fromOn: '2010-02-26',
    untilOn: '2011-02-06',
    says: 'Medicare had tied NaF to evidence development on February 26, 2010; the registry for it opened on February 7, 2011.',
    cites: 'NCD 220.6.19',
    coverage: nafCoverage2010,
  }),
  ofProtocol(noprNaf2011, {
    says: 'The registry for NaF was open to scans from February 7, 2011 to December 14, 2017.',
    cites: 'NCD 220.6.19; CAG-00065R2 extended it on December 15, 2015',
  }),
  outside({
    id: 'naf-2017',
    title: 'NaF after its registry',
    tracers: ['NAF'],
    fromOn: '2017-12-15',
    untilOn: null,
    says: 'No registry was open to NaF: its evidence development ended on December 14, 2017.',
    cites: 'CAG-00065R2; manual update of December 16, 2021',
    coverage: nafCoverage2017,
  }),
];

/** What holds for a scan with a radiopharmaceutical on a day; undefined before there was a registry. */
export function editionOn(tracer: string, on: Day, enrolment: Enrolment): Edition | undefined {
  const past = pastEditions.find(
    ({ tracers, fromOn, untilOn }) =>
      tracers.includes(tracer) && on >= fromOn && (untilOn === null || on <= untilOn),
  );
  return past?.protocol || on < enrolment.opensOn ? past : present(tracer, enrolment);
}

function present(tracer: string, enrolment: Enrolment): Edition | undefined {
  const { id, title, coverage, recipes } = nopr2026;
  if (!coverage.tracers.some(({ code }) => code === tracer)) return undefined;
  const until = enrolment.closesOn === null ? '' : ` to ${sayDay(enrolment.closesOn, 'long')}`;
  return {
    id,
    title,
    tracers: coverage.tracers.map(({ code }) => code),
    fromOn: enrolment.opensOn,
    untilOn: null,
    says: `The registry is open to scans from ${sayDay(enrolment.opensOn, 'long')}${until || ' on'}.`,
    cites: 'Registry settings: enrolment period',
    coverage,
    recipes,
    enrolment,
    protocol: nopr2026,
  };
}
