/** Set by proxy.ts on each request for a page, whatever the browser sent under these names. */
export const requestIdHeader = 'x-request-id';
export const pathHeader = 'x-tracer-path';
export const nonceHeader = 'x-nonce';
