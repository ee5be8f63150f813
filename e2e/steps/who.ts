import { randomInt } from 'node:crypto';
import { npiWithCheckDigit } from '@/lib/domain/identifiers/npi';
import type { TestBase } from '../database';
import { type PersonName, people } from '../people';
import type { Physician } from './answers';

/** The physician behind a sign-in, as a facility would enter them. */
export async function physicianOf(database: TestBase, name: PersonName): Promise<Physician> {
  const [found] = await database.rows(
    'SELECT m.npi, a.family_name, a.given_name FROM account a JOIN membership m ON m.account_id = a.id WHERE a.email = $1',
    [people[name]],
  );
  if (!found) throw new Error(`Nobody is called ${name}`);
  return {
    npi: String(found.npi),
    familyName: String(found.family_name),
    givenName: String(found.given_name),
  };
}

/** A physician nobody has heard of, with an NPI whose last digit fits. */
export function newPhysician(): Physician {
  const nine = `1${randomInt(100_000_000).toString().padStart(8, '0')}`;
  return { npi: npiWithCheckDigit(nine), familyName: 'Marchetti', givenName: 'Livia' };
}

/** The name a physician signs with. */
export function printedName({ givenName, familyName }: Physician): string {
  return `${givenName} ${familyName}`;
}
