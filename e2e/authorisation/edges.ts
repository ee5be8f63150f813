import type { RawAnswer } from './ask';

/** What is missing around an answer that a browser needs to be careful with it (G1). */
export function carelessness({ status, headers, body }: RawAnswer): readonly string[] {
  const type = headers['content-type'] ?? '';
  const wanted: readonly (readonly [string, RegExp])[] = [
    ['x-content-type-options', /^nosniff$/],
    ['referrer-policy', /^no-referrer$/],
    ['cache-control', /no-store/],
    ['content-security-policy', /frame-ancestors 'none'/],
  ];
  // The framework's own redirects, and its refusal of a method, hold nothing.
  const isEmpty = body.length === 0 && (status === 405 || (status >= 300 && status < 400));
  const missing = isEmpty
    ? []
    : wanted
        .filter(([name, says]) => !says.test(headers[name] ?? ''))
        .map(([name]) => `${name} is “${headers[name] ?? ''}”`);
  const policy = headers['content-security-policy'] ?? '';
  return [
    ...missing,
    ...(/unsafe-|\*|https?:/.test(policy) ? [`the policy is ${policy}`] : []),
    ...(headers['x-powered-by'] === undefined ? [] : ['x-powered-by is told']),
    ...(headers['access-control-allow-origin'] === undefined ? [] : ['other sites may read it']),
    ...(type.startsWith('text/html') && body.length > 0 ? careless(body.toString('utf8'), headers) : []),
    ...(type === 'application/pdf' && body.length > 0 ? unattached(headers) : []),
  ];
}

function careless(html: string, headers: RawAnswer['headers']): readonly string[] {
  const nonce = /script-src 'self' 'nonce-([^']{20,})' 'strict-dynamic'/.exec(
    headers['content-security-policy'] ?? '',
  )?.[1];
  const tags = [...html.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
  const inline = [...html.matchAll(/<[a-z][^<>]*\s(?:on[a-z]+|style)="[^<>]*>/gi)].map(([tag]) => tag);
  return [
    ...(nonce === undefined ? ['the page has no policy with a nonce'] : []),
    ...tags.filter((tag) => nonce === undefined || !tag.includes(`nonce="${nonce}"`)),
    ...inline,
    ...['permissions-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'].flatMap((name) =>
      headers[name] === undefined ? [`${name} is missing`] : [],
    ),
  ];
}

function unattached(headers: RawAnswer['headers']): readonly string[] {
  return [
    ...(headers['content-disposition']?.startsWith('attachment;') ? [] : ['the file is not an attachment']),
    ...(/sandbox/.test(headers['content-security-policy'] ?? '') ? [] : ['the file has no sandbox']),
  ];
}
