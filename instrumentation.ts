/** Next calls this once before it serves: also a server started by hand refuses wrong settings. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { exitUnlessReady } = await import('@/lib/server/readiness');
  await exitUnlessReady();
}
