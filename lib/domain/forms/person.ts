import { parseEmail } from '../identifiers/email';
import { parseNpi } from '../identifiers/npi';
import type { Parsed } from '../identifiers/parsed';
import { parsePhone } from '../identifiers/phone';
import { cleanText } from '../identifiers/text';
import type { Person, PersonPart, PersonQuestion } from './question';
import { type Complaint, isBlankText, isRecord, type Read, within } from './read';

/** The label of each part of a person, as its field on a page. */
export const personPartLabels: Readonly<Record<PersonPart, string>> = {
  npi: 'NPI',
  familyName: 'Last name',
  givenName: 'First name',
  specialty: 'Specialty',
  email: 'E-mail',
  phone: 'Telephone',
  fax: 'Fax',
};

export function isPerson(value: unknown): value is Person {
  return (
    isRecord(value) &&
    typeof value.npi === 'string' &&
    typeof value.familyName === 'string' &&
    typeof value.givenName === 'string'
  );
}

const name = (raw: string): Parsed => within(cleanText(raw), 80);
const personParsers: Readonly<Record<PersonPart, (raw: string) => Parsed>> = {
  npi: parseNpi,
  familyName: name,
  givenName: name,
  specialty: name,
  email: parseEmail,
  phone: parsePhone,
  fax: parsePhone,
};
const personPartWords: Readonly<Record<PersonPart, string>> = {
  npi: 'NPI, ten digits',
  familyName: 'last name',
  givenName: 'first name',
  specialty: 'specialty',
  email: 'e-mail address',
  phone: 'telephone number',
  fax: 'fax number',
};

/** Reads the parts of a person, and complains of each part by itself. */
export function readPerson(raw: Readonly<Record<string, unknown>>, question: PersonQuestion): Read {
  const complaints: Complaint[] = [];
  const accepted = new Map<PersonPart, string>();
  for (const part of question.parts) {
    const typed = raw[part];
    if (isBlankText(typed)) {
      if (question.needed.includes(part))
        complaints.push({ part, says: `Type the ${personPartWords[part]}.` });
      continue;
    }
    const parsed: Parsed =
      typeof typed === 'string' ? personParsers[part](typed) : { ok: false, says: 'Type this as text.' };
    if (parsed.ok) accepted.set(part, parsed.value);
    else complaints.push({ part, says: parsed.says });
  }
  for (const part of Object.keys(raw)) {
    if (!question.parts.some((known) => known === part))
      complaints.push({ says: `Leave out “${part}”: it is not asked here.` });
  }
  return complaints.length > 0
    ? { ok: false, complaints }
    : { ok: true, value: Object.fromEntries(accepted) };
}

/** A person in words: the name and NPI, then how to reach them. */
export function personWords(person: Person, question: PersonQuestion): readonly string[] {
  const contact = question.parts
    .filter((part) => part !== 'npi' && part !== 'familyName' && part !== 'givenName')
    .map((part) => person[part])
    .filter((text) => text !== undefined);
  return [
    `${person.givenName} ${person.familyName}, NPI ${person.npi}`,
    ...(contact.length > 0 ? [contact.join(' · ')] : []),
  ];
}
