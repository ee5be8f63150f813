/** Where to sign in, to come back here afterwards. */
export function signInAddress(path: string): string {
  const back = returnAddress(path);
  return back === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(back)}`;
}

/** A page of this portal to go back to: what `from` says, unless it leads elsewhere. */
export function returnAddress(from: unknown): string {
  const here = 'https://here.invalid';
  if (typeof from !== 'string' || !from.startsWith('/') || !URL.canParse(from, here)) return '/';
  const { origin, pathname, search } = new URL(from, here);
  // A path that begins with two slashes, as of `/.//elsewhere.example`, is another site to a browser.
  if (origin !== here || pathname.startsWith('//')) return '/';
  if (pathname.startsWith('/sign-in') || pathname.startsWith('/api/')) return '/';
  return pathname + search;
}
