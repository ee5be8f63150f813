let isPressed = false;
let waiting: readonly (() => void)[] = [];

if (typeof document !== 'undefined') {
  document.addEventListener('mousedown', () => (isPressed = true), true);
  for (const end of ['mouseup', 'dragend', 'keydown']) document.addEventListener(end, letGo, true);
}

/** After the click that the same press brings about. */
function letGo() {
  isPressed = false;
  const due = waiting;
  waiting = [];
  for (const work of due) setTimeout(work, 0);
}

/**
 * Does it at once, or after the pointer was let go. A press takes the focus from a field before it becomes a click: what
 * the field then has to say would push the button away from under the pointer, and the click would be lost.
 */
export function afterPress(work: () => void): void {
  if (isPressed) waiting = [...waiting, work];
  else work();
}
