import { every, when } from '../../../domain/forms/condition';
import { followUps } from '../coverage';
import { diagnosisReasons, reasons } from '../reasons';
import { sites } from '../sites';

/** The reasons that the radiopharmaceutical allows. */
export const reasonOptions = reasons.map(({ code, label, tracer }) => ({
  value: code,
  label,
  onlyIf: when('tracer').is(tracer),
}));

export const siteOptions = sites.map(({ code, label }) => ({ value: code, label }));

/** The cells of the coverage table that a footnote question decides, each with its question. */
export const footnotes = {
  cervixNegative: {
    ask: followUps.cervixNegative.ask,
    cell: every(when('site').is('CERVIX'), when('reason').is(...diagnosisReasons, 'IS')),
  },
  breastDistant: {
    ask: followUps.breastDistant.ask,
    cell: every(when('site').is('BREAST'), when('reason').is('IS')),
  },
  melanomaNodes: {
    ask: followUps.melanomaNodes.ask,
    cell: every(when('site').is('MELANOMA'), when('reason').is('IS')),
  },
  thyroidFollicular: {
    ask: followUps.thyroidFollicular.ask,
    cell: every(when('site').is('THYROID'), when('reason').is('RS', 'SR', 'TM')),
  },
} as const;
