/** The inputs among which a number key chooses: those of the question that holds the element. */
function optionsAround(question: Element | null): readonly HTMLInputElement[] {
  return question === null
    ? []
    : [...question.querySelectorAll<HTMLInputElement>('input:is([type=radio], [type=checkbox])')];
}

/** Chooses the option a number key names; false when the key names none. */
export function chooseByNumber(question: Element | null, key: string): boolean {
  if (!/^[1-9]$/.test(key)) return false;
  const options = optionsAround(question);
  const option = options.length <= 9 ? options[Number(key) - 1] : undefined;
  if (!option) return false;
  option.focus();
  option.click();
  return true;
}

/** True where a number key is a number: in a field one types in. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';
}

/** The first control of a question. */
export function firstControl(question: Element): HTMLElement | null {
  return (
    question.querySelector<HTMLElement>('input:checked') ??
    question.querySelector<HTMLElement>('input, select, textarea')
  );
}
