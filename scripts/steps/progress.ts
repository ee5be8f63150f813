/** Tells once a second how far long work is, on a line that stays one where there is a terminal. */
export function progress(what: string): (done: number, of: number) => void {
  let last = performance.now();
  return (done, of) => {
    if (performance.now() - last < 1_000) return;
    last = performance.now();
    const words = `${what} ${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
    process.stderr.write(process.stderr.isTTY ? `\r${words}` : `${words}\n`);
    if (process.stderr.isTTY && done === of) process.stderr.write('\n');
  };
}
