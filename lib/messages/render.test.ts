import { expect, test } from 'vitest';
import { RegistryKey } from '../keys/registry-key';
import { type Message, messageOf } from './kinds';
import { renderMessage } from './render';

const key = new RegistryKey('only for tests, only for tests, only for tests');
const id = '01993f5c-0000-7000-8000-000000000001';
const letterhead = {
  address: 'https://registry.example',
  registryName: 'Test Registry',
  contact: 'help@registry.example',
  key,
};

const every: readonly Message[] = [
  {
    kind: 'formLink',
    facts: {
      linkId: id,
      facilityName: 'Lakeside',
      facilityPhone: '312-555-0100',
      physicianName: 'Asha Iyer',
      formTitle: 'Pre-PET form',
      due: '2026-10-26',
    },
  },
  {
    kind: 'linkKilled',
    facts: { facilityName: 'Lakeside', formTitle: 'Pre-PET form', path: `/cases/${id}` },
  },
  {
    kind: 'invitation',
    facts: {
      invitationId: id,
      inviterName: 'Ruth Feldman',
      facilityName: 'Lakeside',
      roleWords: 'registrar',
    },
  },
  { kind: 'recovery', facts: { recoveryId: id, name: 'Dana Reyes' } },
  { kind: 'signInChanged', facts: { what: 'A passkey was added.', when: 'October 1, 2026, 10:42 UTC' } },
  { kind: 'recoveryAsked', facts: { name: 'Dana Reyes', path: '/facility/people' } },
  { kind: 'applicationLink', facts: { applicationId: id, name: 'Ann Park' } },
  {
    kind: 'applicationReceived',
    facts: {
      applicationId: id,
      name: 'Ann Park',
      locationName: 'Riverside PET',
      fee: '$50.00',
      deposit: '$500.00',
    },
  },
  { kind: 'applicationAsked', facts: { applicationId: id, name: 'Ann Park', locationName: 'Riverside PET' } },
  {
    kind: 'applicationDecided',
    facts: {
      applicationId: id,
      name: 'Ann Park',
      locationName: 'Riverside PET',
      registryNumber: '1043',
      manager: 'ann@riverside.example',
    },
  },
  {
    kind: 'caseDecided',
    facts: {
      facilityName: 'Lakeside',
      what: 'The registry closed a case as not eligible.',
      path: `/cases/${id}`,
    },
  },
  {
    kind: 'balanceLow',
    facts: {
      facilityName: 'Lakeside',
      balance: '$450.00',
      minimum: '$500.00',
      fee: '$50.00',
      cases: 9,
      path: '/facility/balance',
    },
  },
];

const addressIn: Readonly<Record<Message['kind'], string>> = {
  formLink: `/l/${key.token('form link', id)}`,
  linkKilled: `/cases/${id}`,
  invitation: `/join/${key.token('invitation', id)}`,
  recovery: `/recover/${key.token('recovery', id)}`,
  signInChanged: '/account',
  recoveryAsked: '/facility/people',
  caseDecided: `/cases/${id}`,
  balanceLow: '/facility/balance',
  applicationLink: `/apply/${key.token('application', id)}`,
  applicationReceived: `/apply/${key.token('application', id)}`,
  applicationAsked: `/apply/${key.token('application', id)}`,
  applicationDecided: `/apply/${key.token('application', id)}`,
};

test.each(every)('$kind carries its one link alone in a line, and no secret in its subject', (message) => {
  const { subject, text } = renderMessage(message, letterhead);
  const links = text.split('\n').filter((line) => line.startsWith('https://'));
  expect(links).toEqual([`https://registry.example${addressIn[message.kind]}`]);
  expect(subject).not.toContain('http');
  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).toContain('Test Registry');
  expect(renderMessage(message, letterhead)).toEqual({ subject, text });
});

test('the link to a form says until when, and where its code is found', () => {
  const [formLink] = every;
  const { text } = renderMessage(messageOf('formLink', formLink?.facts), letterhead);
  expect(text).toContain('Please answer by Monday, October 26, 2026.');
  expect(text).toContain('call Lakeside at 312-555-0100');
});

test('a message of an unknown kind is not written', () => {
  expect(() => messageOf('newsletter', {})).toThrow();
});
