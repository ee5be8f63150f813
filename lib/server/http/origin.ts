/**
 * Whether a request that changes something came from a page of another site. Programs send neither header, and carry no
 * cookie they were not given.
 */
export function isForeign(request: Request, address: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin !== new URL(address).origin;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

/**
 * Whether a page of another site makes a browser fetch this, by a link or as a part of itself. People come to the pages of the
 * portal from anywhere, but to what programs and its own pages ask for, from nowhere else.
 */
export function isCrossSite(request: Request): boolean {
  return request.headers.get('sec-fetch-site') === 'cross-site';
}
