/** Whether a text of an address can be a secret that was sent in a link: 256 bits as base64url. */
export function isLinkSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
