import { describe, expect, test } from 'vitest';
import { passphraseTrouble } from '@/lib/server/passphrase-rules';

const owner = { email: 'dana.reyes@lakeside.example', name: 'Dana Reyes', hasSecondFactor: true };
const alone = { ...owner, hasSecondFactor: false };

describe('a passphrase', () => {
  test('has at least 15 characters alone and 8 beside a second factor', async () => {
    expect(await passphraseTrouble('quiet amber fox', alone)).toBeNull();
    expect(await passphraseTrouble('quiet amber fo', alone)).toMatch(/14 characters.*at least 15/);
    expect(await passphraseTrouble('amberfox', owner)).toBeNull();
    expect(await passphraseTrouble('amberfo', owner)).toMatch(/at least 8/);
  });

  test('is counted in characters as people see them, however they are composed', async () => {
    expect(await passphraseTrouble(`${'e\u0301'.repeat(3)}abcdé`, owner)).toBeNull();
    expect(await passphraseTrouble(`${'e\u0301x'.repeat(3)}é`, owner)).toMatch(/7 characters/);
    expect(await passphraseTrouble('😀🙃🐝🌳🪁🧭🧵', owner)).toMatch(/7 characters/);
  });

  test('may be long and hold anything', async () => {
    for (const one of [
      '四つの言葉は無関係です',
      'a b  c\td e f g h',
      `${'x1'.repeat(500).slice(1, 900)} end`,
      '-----!!!!!_____ok go on',
    ])
      expect(await passphraseTrouble(one, owner), one).toBeNull();
  });

  test('is not one of the common ones, however it is written', async () => {
    for (const one of ['baseball', 'Sunshine1', 'iloveyou', 'TRUSTNO1', 'qwertyuiop'])
      expect(await passphraseTrouble(one, owner), one).not.toBeNull();
  });

  test('does not repeat itself', async () => {
    for (const one of ['aaaaaaaaaaaaaaa', 'abcabcabcabcabc', '12341234']) {
      expect(await passphraseTrouble(one, owner), one).toMatch(/repeats/);
    }
  });

  test('is not made of its owner or the registry', async () => {
    for (const one of [
      'Dana Reyes 1984',
      'reyes-lakeside-2026',
      'Tracer registry!',
      'dana.reyes@lakeside.example',
    ])
      expect(await passphraseTrouble(one, owner), one).toMatch(/your name/);
    expect(await passphraseTrouble('Dana rides a bicycle', owner)).toBeNull();
  });
});
