'use client';

import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { chooseByNumber, firstControl, isTyping } from './number-keys';

interface FormKeys {
  /** The form's element and the title of its step. */
  readonly page: RefObject<HTMLFormElement | null>;
  readonly title: RefObject<HTMLHeadingElement | null>;
  /** The first question of the step that still wants an answer. */
  readonly firstOpen: string | null;
  /** What Enter does where no question is left open below. */
  readonly proceed: (() => void) | null;
}

/**
 * The whole form by keyboard alone: number keys choose in the question that has the focus, or from the step's title in the
 * first open one; Enter goes to the next open question, and on from the last.
 */
export function useFormKeys({ page, title, firstOpen, proceed }: FormKeys) {
  const [focused, setFocused] = useState<string | null>(null);

  function questionOfKeys(target: Element): Element | null {
    return target === title.current ? (openQuestions()[0] ?? null) : target.closest('[data-question]');
  }

  function openQuestions(): readonly Element[] {
    return [...(page.current?.querySelectorAll('[data-question][data-blank]') ?? [])];
  }

  function nextOpen(from: Element): Element | undefined {
    return openQuestions().find(
      (question) =>
        !question.contains(from) &&
        (from.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
  }

  function onKeyDown(event: KeyboardEvent) {
    const { target } = event;
    if (
      event.defaultPrevented ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      !(target instanceof HTMLElement)
    )
      return;
    if (!isTyping(target) && chooseByNumber(questionOfKeys(target), event.key)) event.preventDefault();
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.key !== 'Enter' || proceed === null || !(isField || target === title.current)) return;
    event.preventDefault();
    const next = nextOpen(target);
    if (next) firstControl(next)?.focus();
    else proceed();
  }

  function onFocus(event: FocusEvent) {
    setFocused(
      event.target === title.current
        ? onTitle
        : (event.target.closest('[data-question]')?.getAttribute('data-question') ?? null),
    );
  }

  /** The question in which number keys choose now. */
  const keyed = focused === onTitle ? firstOpen : focused;
  return { onKeyDown, onFocus, keyed };
}

/** Not the key of any question. */
const onTitle = ' title';
