import type { StateRule } from '../../domain/cases/protocol';
import { every, some, when } from '../../domain/forms/condition';

const isLate = (window: string, form: string) =>
  every(when(`${window}.standing`).is('late', 'missed'), when(`${form}.acceptedLate`).is(false));

/** Read top to bottom: the first row that holds is the state of a case. */
export const states: readonly StateRule[] = [
  { id: 'STA-13', state: 'ineligible', onlyIf: when('ineligible').is(true) },
  { id: 'STA-14', state: 'duplicate', onlyIf: when('duplicate').is(true) },
  { id: 'STA-15', state: 'transferred', onlyIf: when('transferred').is(true) },
  { id: 'STA-01', state: 'billed', onlyIf: when('billed').is(true) },
  { id: 'STA-02', state: 'cancelled', onlyIf: when('performed').is(false) },
  { id: 'STA-03', state: 'expired', onlyIf: when('WIN-01.standing').is('missed') },
  { id: 'STA-04', state: 'readyToBill', onlyIf: when('outcome').is('met') },
  {
    id: 'STA-05',
    state: 'notPayable',
    onlyIf: every(when('outcome').is('notMet'), when('repairable').is(false)),
  },
  {
    id: 'STA-06',
    state: 'late',
    onlyIf: every(
      when('outcome').is('notMet'),
      some(isLate('WIN-03', 'completion'), isLate('WIN-04', 'report'), isLate('WIN-05', 'post-pet')),
    ),
  },
  { id: 'STA-07', state: 'awaitingForms', onlyIf: when('completion.final').is(true) },
  // From the planned day on the facility knows whether the scan was done; on that day itself the pre-PET form still comes first.
  {
    id: 'STA-08',
    state: 'awaitingCompletion',
    onlyIf: some(
      // Whatever was planned: a scan that was entered and is looked into again waits to be entered.
      when('completion.reopened').is(true),
      when('today').isNotBefore('scheduledOn', 1),
      every(when('today').isNotBefore('scheduledOn'), when('pre-pet.final').is(true)),
    ),
  },
  { id: 'STA-09', state: 'awaitingScan', onlyIf: when('pre-pet.final').is(true) },
  { id: 'STA-10', state: 'awaitingPrePet', onlyIf: when('registeredOn').isAnswered() },
];
