'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { useState } from 'react';
import { canonical } from '@/lib/domain/forms/canonical';
import { type DraftAnswers, questionsOf } from '@/lib/domain/forms/form';
import { contractOf } from '@/lib/domain/forms/kinds';
import { readForm } from '@/lib/domain/forms/problems';
import type { Question } from '@/lib/domain/forms/question';
import { isRecord } from '@/lib/domain/forms/read';
import type { DraftVersion } from '@/lib/domain/problem';
import { clockWords } from '../clock-words';
import styles from './conflict-dialog.module.css';
import type { Filling } from './use-filling';

interface ConflictDialogProps {
  readonly filling: Filling;
  readonly theirs: DraftVersion;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type Side = 'mine' | 'theirs';

/** Two people, or two pages, changed the same draft: what differs, in words, to choose from. */
export function ConflictDialog({ filling, theirs, isOpen, onClose }: ConflictDialogProps) {
  const { view } = filling;
  const mine = filling.typed();
  const differing = differencesOf(filling, mine, theirs.answers);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = (key: string): Side => chosen[key] ?? 'mine';
  const isMixed = differing.some(({ key }) => sideOf(key) === 'theirs');

  function settle(side: (key: string) => Side) {
    const answers = Object.fromEntries(
      questionsOf(filling.definition).map(([key]) => [
        key,
        (side(key) === 'mine' ? mine : theirs.answers)[key],
      ]),
    );
    filling.replace(answers);
    filling.saver.settle(filling.draft());
  }

  return (
    <Dialog
      id="draft-conflict"
      heading="Two versions of this form"
      isOpen={isOpen}
      onExit={onClose}
      size="wide"
      backdropClickExits={false}
      actions={
        <div className={styles.actions}>
          {isMixed ? (
            <Button variation="solid" onClick={() => settle(sideOf)}>
              Keep what is chosen
            </Button>
          ) : (
            <>
              <Button variation="solid" onClick={() => settle(() => 'mine')}>
                Keep mine
              </Button>
              <Button onClick={() => settle(() => 'theirs')}>Take theirs</Button>
            </>
          )}
        </div>
      }
    >
      <p>
        {theirs.savedBy} saved this form at {clockWords(theirs.savedAt, view.zone, view.today)}, from another
        page, while you were answering. Nothing is lost: choose which answers go on.
      </p>
      <ul className={styles.list}>
        {differing.map(({ key, ask, mineWords, theirWords }) => (
          <li key={key}>
            <fieldset className={styles.difference}>
              <legend className={styles.ask}>{ask}</legend>
              <Version
                side="mine"
                name={key}
                words={mineWords}
                isChosen={sideOf(key) === 'mine'}
                onChoose={choose(key)}
              />
              <Version
                side="theirs"
                name={key}
                words={theirWords}
                isChosen={sideOf(key) === 'theirs'}
                onChoose={choose(key)}
              />
            </fieldset>
          </li>
        ))}
      </ul>
    </Dialog>
  );

  function choose(key: string) {
    return (side: Side) => setChosen((before) => ({ ...before, [key]: side }));
  }
}

interface VersionProps {
  readonly side: Side;
  readonly name: string;
  readonly words: string;
  readonly isChosen: boolean;
  readonly onChoose: (side: Side) => void;
}

function Version({ side, name, words, isChosen, onChoose }: VersionProps) {
  return (
    <label className={styles.version}>
      <input type="radio" name={`conflict-${name}`} checked={isChosen} onChange={() => onChoose(side)} />
      <span>
        <span className={styles.side}>{side === 'mine' ? 'Mine' : 'Theirs'}</span> {words}
      </span>
    </label>
  );
}

interface Difference {
  readonly key: string;
  readonly ask: string;
  readonly mineWords: string;
  readonly theirWords: string;
}

function differencesOf(
  { definition, view }: Filling,
  mine: DraftAnswers,
  theirs: DraftAnswers,
): readonly Difference[] {
  const readMine = readForm(definition, mine, view.given, view.today).answers;
  const readTheirs = readForm(definition, theirs, view.given, view.today).answers;
  return questionsOf(definition)
    .filter(([key]) => canonical(mine[key]) !== canonical(theirs[key]))
    .map(([key, question]) => ({
      key,
      ask: question.ask,
      mineWords: wordsOf(question, mine[key], readMine[key]),
      theirWords: wordsOf(question, theirs[key], readTheirs[key]),
    }));
}

/** An answer in words; one that is not understood yet, or not asked now, as it was typed. */
function wordsOf(question: Question, typed: unknown, read: unknown): string {
  const contract = contractOf(question);
  if (contract.isBlank(typed)) return 'not answered';
  const words = contract.words(read ?? typed).join(', ');
  if (words !== '') return words;
  return isRecord(typed)
    ? Object.values(typed)
        .filter((part) => part !== '')
        .join(', ')
    : String(typed);
}
