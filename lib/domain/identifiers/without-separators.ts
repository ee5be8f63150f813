/**
 * The characters of an identifier alone: upper case, full-width forms folded (NFKC), without spaces, dashes of any kind
 * and invisible characters, which come along when text is pasted from a document or a mail.
 */
export function withoutSeparators(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '')
    .toUpperCase();
}
