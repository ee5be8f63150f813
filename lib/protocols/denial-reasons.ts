import type { DenialReason } from '../domain/claims/denial-reason';

const sourced = 'CR 8401; contractor notices on the missing trial number';
const list = 'Lists of claim adjustment and remittance remark codes (unconfirmed here)';

function unconfirmed(id: string, code: string, cause: string, todo: string): DenialReason {
  return { id, code, cause, todo, cites: list, unconfirmed: true };
}

/** Why Medicare denies a PET scan, as far as the codes tell, and what to do about it. In our own words. */
export const denialReasons: readonly DenialReason[] = [
  {
    id: 'DEN-01',
    code: 'CO-16',
    cause:
      'Something the claim needs is missing or wrong; the remark codes beside it say what. For a registry case it is most often the trial number.',
    todo: 'Check the claim here, correct what it lacks and send it again. It was not processed, so there is nothing to appeal.',
    cites: sourced,
  },
  {
    id: 'DEN-02',
    code: 'MA130',
    cause: 'The claim was returned as unprocessable and has no appeal rights.',
    todo: 'Correct it and send it as a new claim.',
    cites: sourced,
  },
  {
    id: 'DEN-03',
    code: 'MA50',
    cause: 'The number of the trial is missing or wrong.',
    todo: 'Put the eight digits into loop 2300 REF P4 (on paper CT and the digits into item 19; UB-04 value code D4) and send it again.',
    cites: sourced,
  },
  unconfirmed(
    'DEN-04',
    'CO-4',
    'A modifier does not go with the procedure, or one is missing.',
    'Compare the PET line with the recipe: Q0 with the digit zero, PI or PS, and 26 or TC.',
  ),
  unconfirmed(
    'DEN-05',
    'CO-11',
    'The diagnosis does not go with the procedure.',
    'Send the cancer first and the code of the trial second; compare both with the recipe.',
  ),
  unconfirmed(
    'DEN-06',
    'CO-18',
    'The contractor has this claim already.',
    'Look for the earlier claim before you send anything; if it was denied, correct that one.',
  ),
  unconfirmed(
    'DEN-07',
    'CO-22',
    'Another payer is primary to Medicare.',
    'Ask the patient. The registry pays only where Medicare is primary.',
  ),
  unconfirmed(
    'DEN-08',
    'CO-29',
    'The claim came later than one year after the date of service.',
    'Timely filing can rarely be repaired; ask your contractor.',
  ),
  unconfirmed(
    'DEN-09',
    'CO-31',
    'The patient could not be identified as insured.',
    'Compare name, date of birth and MBI with the card.',
  ),
  unconfirmed(
    'DEN-10',
    'CO-50',
    'The contractor saw no coverage for this scan.',
    'Send the claim support of the case, and check Q0, PI or PS and the code of the trial: without them the claim looks like a scan outside the registry.',
  ),
  unconfirmed(
    'DEN-11',
    'CO-96',
    'The service is not covered as it was billed.',
    'Check Q0, the code of the trial and, on a hospital claim, condition code 30.',
  ),
  unconfirmed(
    'DEN-12',
    'CO-97',
    'It is contained in another service that was paid.',
    'A radiopharmaceutical of a hospital can be packaged; otherwise look for a second claim of the same scan.',
  ),
  unconfirmed(
    'DEN-13',
    'CO-109',
    'Another contractor or plan is responsible.',
    'If the patient is in a Medicare Advantage plan, send the claim there.',
  ),
  unconfirmed(
    'DEN-14',
    'CO-197',
    'A prior authorization is missing.',
    'A Medicare Advantage plan may ask for one; send its number with the claim.',
  ),
  unconfirmed(
    'DEN-15',
    'CO-119',
    'The patient has had as many scans as are paid.',
    'After three scans for the subsequent treatment strategy the contractor decides; ask what it wants to see.',
  ),
  unconfirmed(
    'DEN-16',
    'MA63',
    'The principal diagnosis is missing, incomplete or invalid.',
    'Send the physician’s diagnosis first, complete to its last character.',
  ),
  unconfirmed(
    'DEN-17',
    'M76',
    'A diagnosis is missing, incomplete or invalid.',
    'Compare the diagnoses and their order with the recipe.',
  ),
  unconfirmed(
    'DEN-18',
    'N286',
    'The NPI of the referring physician is missing or wrong.',
    'Send the NPI that stands on the case.',
  ),
  unconfirmed(
    'DEN-19',
    'N382',
    'The patient’s identifier is missing or wrong.',
    'Compare the MBI with the card.',
  ),
];
