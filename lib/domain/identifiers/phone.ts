import { accepted, type Parsed, refused } from './parsed';

/** A US telephone or fax number, with or without +1, stored as '(312) 555-0142'. Area code and exchange start with 2 to 9 (North American Numbering Plan). */
export function parsePhone(raw: string): Parsed {
  const typed = raw.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}()./\u2212]/gu, '');
  if (typed === '') return refused('Type the 10-digit number, for example (312) 555-0142.');
  if (/^\+?[\d]+(?:x|ext|extension|#)/i.test(typed))
    return refused('Type the 10-digit number without the extension, for example (312) 555-0142.');
  if (/^\+(?!1)/.test(typed))
    return refused('Type a US number with its area code, for example (312) 555-0142.');
  if (!/^\+?\d+$/.test(typed))
    return refused('Type only the digits of the number, for example (312) 555-0142.');
  const digits = typed.replace(/^(?:\+1|1(?=\d{10}$))/, '');
  if (digits.length !== 10)
    return refused(
      `A US number has 10 digits with its area code and this has ${digits.length}. Type it with all of them, for example (312) 555-0142.`,
    );
  if (!/^[2-9]\d\d[2-9]/.test(digits)) {
    return refused(
      'The area code and the three digits after it each start with 2 to 9, for example (312) 555-0142. Compare the number again.',
    );
  }
  return accepted(`(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`);
}
