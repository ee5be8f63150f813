import { oneOf, type Random, wholeFrom } from '@/lib/domain/forms/seeded';
import { mbiFromNumber } from '@/lib/domain/identifiers/mbi';

export interface SeededPatient {
  readonly familyName: string;
  readonly givenName: string;
  readonly sex: 'F' | 'M';
  readonly bornOn: string;
  readonly mbi: string;
  readonly zip: string;
  readonly race: readonly string[];
  readonly ethnicity: string;
}

const families: readonly string[] = [
  'Marsh',
  'Duran',
  'Okafor',
  'Tran',
  'Whitaker',
  'Boone',
  'Lindqvist',
  'Nguyễn',
  'O’Connor',
  'Wiśniewska',
  'García',
  'Haddad',
  'Kowalski',
  'Petrov',
  'Yamamoto',
  'Abernathy',
  'Delacroix',
  'Fitzgerald',
  'Mbeki',
  'Sørensen',
  'Castillo',
  'Hughes',
  'Rosenthal',
  'Šimić',
  'Van Houten',
  'Ortega',
  'Blackwood',
  'Chaudhry',
  'Ferrari',
  'Goldberg',
  'Ito',
  'Jankowski',
  'Kim',
  'Lopez',
  'Müller',
  'Novak',
  'Papadopoulos',
  'Quinn',
  'Redfeather',
  'Santos',
  'Toivonen',
  'Underwood',
  'Vega',
  'Washington',
  'Xiong',
  'Youngblood',
  'Zimmerman',
  'D’Angelo',
  'Saint-Pierre',
  'Åkesson',
  'de la Cruz',
  'Brennan',
  'Callahan',
  'Dvořák',
];
const female: readonly string[] = [
  'Alma',
  'Hoa',
  'Ruth',
  'Eleanor',
  'María',
  'Ingrid',
  'Fatima',
  'Beatrice',
  'Dolores',
  'Agnes',
  'Mei',
  'Zofia',
  'Odessa',
  'Renée',
  'Consuelo',
  'Margaret',
  'Yvonne',
  'Lucille',
  'Thị Mai',
  'Josephine',
];
const male: readonly string[] = [
  'Leland',
  'James',
  'Carter',
  'Sven',
  'Łukasz',
  'José',
  'Patrick',
  'Walter',
  'Hiroshi',
  'Emeka',
  'Raymond',
  'Gunnar',
  'Anton',
  'Marcus',
  'Văn An',
  'Eugene',
  'Solomon',
  'Björn',
  'Ignacio',
  'Theodore',
];

/** Invented people of Medicare's age, no two with the same MBI. */
export function patients(random: Random): (sex: 'F' | 'M' | null) => SeededPatient {
  let number = 40_000;
  return (wanted) => {
    number += 1;
    const sex = wanted ?? (random() < 0.5 ? 'F' : 'M');
    return {
      familyName: oneOf(random, families) ?? '',
      givenName: oneOf(random, sex === 'F' ? female : male) ?? '',
      sex,
      bornOn: [
        String(wholeFrom(random, 1936, 1959)),
        String(wholeFrom(random, 1, 12)).padStart(2, '0'),
        String(wholeFrom(random, 1, 28)).padStart(2, '0'),
      ].join('-'),
      mbi: mbiFromNumber(number),
      zip: oneOf(random, ['60611', '60640', '60302', '46320', '04101', '04106', '03801']) ?? '',
      race: [oneOf(random, ['WHITE', 'WHITE', 'BLACK', 'ASIAN', 'AIAN', 'OTHER', 'UNREPORTED']) ?? ''],
      ethnicity:
        oneOf(random, ['NOT_HISPANIC', 'NOT_HISPANIC', 'NOT_HISPANIC', 'HISPANIC', 'UNREPORTED']) ?? '',
    };
  };
}
