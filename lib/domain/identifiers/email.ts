import { regexes } from 'zod/v4/core';
import { accepted, type Parsed, refused } from './parsed';

const longest = 254;

// zod's pattern alone: the whole of zod would weigh a third of what a form's page sends.
const pattern = regexes.email;

/**
 * One e-mail address, stored in lower case so that one mailbox is one account however it is typed. At most 254 characters.
 * Says nothing about whether mail arrives.
 */
export function parseEmail(raw: string): Parsed {
  const typed = raw
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  if (typed === '') return refused('Type an e-mail address, for example name@hospital.org.');
  if (typed.length <= longest && pattern.test(typed)) return accepted(typed);
  if (typed.split('@').length > 2)
    return refused('Type one e-mail address only, for example name@hospital.org.');
  if (/\s/.test(typed))
    return refused('Type the e-mail address without spaces, for example name@hospital.org.');
  return refused('Type the whole e-mail address with its @ sign and ending, for example name@hospital.org.');
}
