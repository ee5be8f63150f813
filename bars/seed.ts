/** The seed of this run; printed, so that `TRACER_BAR_SEED=…` finds the same again. */
export function seedOfRun(): number {
  const seed = Number(process.env.TRACER_BAR_SEED ?? Math.floor(Math.random() * 2 ** 30));
  console.log(`TRACER_BAR_SEED=${seed}`);
  return seed;
}
