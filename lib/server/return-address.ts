/** Where to sign in, to come back here afterwards. */
export function signInAddress(path: string): string {
  const back = returnAddress(path);
  return back === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(back)}`;
}

/** A page of this portal to go back to: what `from` says, unless it leads elsewhere. */
export function returnAddress(from: string | undefined): string {
  const here = 'https://here.invalid';
  if (!from?.startsWith('/') || !URL.canParse(from, here)) return '/';
  const url = new URL(from, here);
  if (url.origin !== here || url.pathname.startsWith('/sign-in') || url.pathname.startsWith('/api/'))
    return '/';
  return url.pathname + url.search;
}
