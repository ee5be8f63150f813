/** Expected trouble for whoever runs Tracer: the message is whole sentences that say what to do, shown without a stack. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** The code of a system or database error (`EACCES`, `28P01`), where there is one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
