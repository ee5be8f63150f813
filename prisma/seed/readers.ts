/** Who reads the scans of the demo. */
export const readers = [
  { npi: '1245319599', familyName: 'Sato', givenName: 'Ren' },
  { npi: '1902844616', familyName: 'Bellweather', givenName: 'Claire' },
] as const;
