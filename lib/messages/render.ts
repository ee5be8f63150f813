import { sayDay } from '../domain/schedule/day';
import type { RegistryKey } from '../keys/registry-key';
import type { Message } from './kinds';

/** What every message is written with. */
export interface Letterhead {
  /** Where people reach the portal, without a slash at the end. */
  readonly address: string;
  readonly registryName: string;
  /** Where people turn for help. */
  readonly contact: string;
  /** Draws the links again that the rows do not keep. */
  readonly key: RegistryKey;
}

export interface RenderedMessage {
  readonly subject: string;
  /** Plain text; every link stands alone in its line. */
  readonly text: string;
}

/** A message in words, the same at every call. No patient stands in it, neither in the subject nor in the text. */
export function renderMessage(message: Message, letterhead: Letterhead): RenderedMessage {
  const { subject, body } = lettersOf(message, letterhead);
  const { registryName, contact } = letterhead;
  return {
    subject,
    text: `${body.join('\n\n')}\n\n--\n${registryName}\nQuestions: ${contact}\nThis message was sent by the portal; nobody reads an answer to it.\n`,
  };
}

function lettersOf(message: Message, { address, key }: Letterhead): { subject: string; body: string[] } {
  switch (message.kind) {
    case 'formLink': {
      const { linkId, facilityName, facilityPhone, physicianName, formTitle, due } = message.facts;
      return {
        subject: `${facilityName} asks for your answers: ${formTitle}`,
        body: [
          `Dear ${physicianName},`,
          `${facilityName} asks you to answer “${formTitle}” for a patient you referred.${due === null ? '' : ` Please answer by ${sayDay(due, 'weekday')}.`}`,
          'This link opens the questionnaire; no account is needed:',
          `${address}/l/${key.token('form link', linkId)}`,
          `The page asks for the eight-character code that stands on the order sheet. If you do not have it, call ${facilityName} at ${facilityPhone}. The code is never sent by e-mail, so this message alone opens nothing.`,
        ],
      };
    }
    case 'linkKilled': {
      const { facilityName, formTitle, path } = message.facts;
      return {
        subject: 'A link to a questionnaire was closed',
        body: [
          `To ${facilityName}:`,
          `Somebody typed a wrong code five times on a link to “${formTitle}”, so the link no longer works. Nothing was shown and nothing was lost.`,
          'If it was the physician, send a new link and read out its new code. If it was not, check the e-mail address first. The case is here:',
          `${address}${path}`,
        ],
      };
    }
    case 'invitation': {
      const { invitationId, inviterName, facilityName, roleWords } = message.facts;
      return {
        subject: `${inviterName} invites you to ${facilityName ?? 'the registry'}`,
        body: [
          'Hello,',
          `${inviterName} invites you as ${roleWords}${facilityName === null ? '' : ` of ${facilityName}`}. This link opens the page on which you accept and set up your sign-in:`,
          `${address}/join/${key.token('invitation', invitationId)}`,
          'It works once. If you do not know who this is, do not open it; nothing happens then.',
        ],
      };
    }
    case 'recovery': {
      const { recoveryId, name } = message.facts;
      return {
        subject: 'Set up your sign-in again',
        body: [
          `Dear ${name},`,
          'Two people have confirmed that you lost your ways to sign in. This link opens the page on which you set up new ones:',
          `${address}/recover/${key.token('recovery', recoveryId)}`,
          'It works once, and what you had before stops working then. If you did not ask for this, tell us at once.',
        ],
      };
    }
    case 'signInChanged': {
      const { what, when } = message.facts;
      return {
        subject: 'Your sign-in was changed',
        body: [
          'Hello,',
          `${what} (${when})`,
          'If it was you, there is nothing to do. If it was not, sign in, end the sessions you do not know, and tell us at once:',
          `${address}/account`,
        ],
      };
    }
    case 'recoveryAsked': {
      const { name, path } = message.facts;
      return {
        subject: 'Somebody lost their ways to sign in',
        body: [
          'Hello,',
          `${name} can no longer sign in and asks for new ways to do so. It takes two people: speak with ${name} in person or on a telephone number you already know, then confirm here:`,
          `${address}${path}`,
          'Confirm nothing that you have not heard from them yourself.',
        ],
      };
    }
    case 'applicationLink': {
      const { applicationId, name } = message.facts;
      return {
        subject: 'Your application to take part in the registry',
        body: [
          `Dear ${name},`,
          'Somebody, presumably you, began an application of a facility with this address. This link confirms the address and opens the application; it stays good, so that you can stop and go on:',
          `${address}/apply/${key.token('application', applicationId)}`,
          'Keep it to yourself: whoever has it sees what you typed. If it was not you, do nothing; nothing happens then.',
        ],
      };
    }
    case 'applicationReceived': {
      const { applicationId, name, locationName, fee, deposit } = message.facts;
      return {
        subject: `The application of ${locationName} was received`,
        body: [
          `Dear ${name},`,
          `The application of ${locationName} is with the registry. Two payments open the way: the application fee of ${fee} and the start-up deposit of ${deposit}. Pay by check with the name of the location written on it, or ask for a card payment.`,
          'How far the application is, and how to pay, stands here:',
          `${address}/apply/${key.token('application', applicationId)}`,
        ],
      };
    }
    case 'applicationAsked': {
      const { applicationId, name, locationName } = message.facts;
      return {
        subject: `A question about the application of ${locationName}`,
        body: [
          `Dear ${name},`,
          `The registry has a question about the application of ${locationName}. Read it, change what has to be changed and hand the application in again:`,
          `${address}/apply/${key.token('application', applicationId)}`,
        ],
      };
    }
    case 'applicationDecided': {
      const { applicationId, name, locationName, registryNumber, manager } = message.facts;
      return {
        subject:
          registryNumber === null
            ? `The application of ${locationName} was not accepted`
            : `${locationName} takes part in the registry`,
        body: [
          `Dear ${name},`,
          registryNumber === null
            ? `The registry did not accept the application of ${locationName}. The reason stands here:`
            : `${locationName} is facility ${registryNumber} of the registry and may register cases. ${manager ?? 'Its manager'} gets an invitation in an e-mail of its own. The decision stands here:`,
          `${address}/apply/${key.token('application', applicationId)}`,
        ],
      };
    }
    case 'caseDecided': {
      const { facilityName, what, path } = message.facts;
      return {
        subject: `The registry decided about a case of ${facilityName}`,
        body: [
          what,
          'Why, and what it means for the case, is told where you sign in; this message names no patient:',
          `${address}${path}`,
        ],
      };
    }
    case 'balanceLow': {
      const { facilityName, balance, minimum, fee, cases, path } = message.facts;
      const left =
        cases === 0
          ? 'No further case can be registered before a deposit is there.'
          : `It covers ${cases} more ${cases === 1 ? 'case' : 'cases'} at ${fee} each; then no case can be registered before a deposit is there.`;
      return {
        subject: `The balance of ${facilityName} is below ${minimum}`,
        body: [
          `To the managers of ${facilityName}:`,
          `Your balance with the registry is ${balance}, below the minimum of ${minimum} that was set. ${left}`,
          'Entries and statements, and how to send a deposit, are here:',
          `${address}${path}`,
        ],
      };
    }
  }
}
