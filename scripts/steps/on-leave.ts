/** What is to be undone when this process is told to end, the last first. */
const steps: (() => Promise<void>)[] = [];
let leaving: Promise<void> | undefined;

export function onLeave(step: () => Promise<void>): void {
  steps.push(step);
}

/** Once, however often it is asked: npm and the terminal may both pass on one Ctrl-C. */
export function leave(): Promise<void> {
  leaving ??= undo();
  return leaving;
}

export function isLeaving(): boolean {
  return leaving !== undefined;
}

/** Ends in order on Ctrl-C and its like. */
export function leaveOnSignals(): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, leaveAndExit);
  if (process.env.npm_lifecycle_event) leaveWithNpm();
}

/** A signal to npm alone ends npm and its shell, but is not passed on to us. */
function leaveWithNpm(): void {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) leaveAndExit();
  }, 500).unref();
}

function leaveAndExit(): void {
  if (!leaving) console.log('\nStopping …');
  void leave().then(() => process.exit(0));
}

async function undo(): Promise<void> {
  for (const step of steps.reverse()) await step();
}
