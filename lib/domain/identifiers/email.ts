import { regexes } from 'zod/v4/core';
import { accepted, type Parsed, refused } from './parsed';

const longest = 254;

// zod's pattern alone: the whole of zod would weigh a third of what a form's page sends.
const pattern = regexes.email;

/**
 * One e-mail address in the one form that is stored, so that one mailbox is one account however it is written: lower case,
 * without compatibility forms (NFKC), its domain as the network knows it (punycode). What stands before the @ is the
 * mailbox's own: no provider's rule about dots or plus signs is guessed. At most 254 characters. Says nothing about whether
 * mail arrives.
 */
export function parseEmail(raw: string): Parsed {
  const typed = raw
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  if (typed === '') return refused('Type an e-mail address, for example name@hospital.org.');
  const address = withPlainDomain(typed);
  if (address.length <= longest && pattern.test(address)) return accepted(address);
  if (typed.split('@').length > 2)
    return refused('Type one e-mail address only, for example name@hospital.org.');
  if (/\s/.test(typed))
    return refused('Type the e-mail address without spaces, for example name@hospital.org.');
  return refused('Type the whole e-mail address with its @ sign and ending, for example name@hospital.org.');
}

/** A domain in letters of its own language, as its punycode. */
function withPlainDomain(typed: string): string {
  const [local = '', domain = '', ...more] = typed.split('@');
  const isLocal = more.length === 0 && /[^\0-\x7f]/.test(domain) && /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain);
  const address = `https://${domain}`;
  return isLocal && URL.canParse(address) ? `${local}@${new URL(address).hostname}` : typed;
}
