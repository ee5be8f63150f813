import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRegistration } from './check-registration';
import { at, firstDay, type TestWorld, testWorld } from './test-world';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const checked = (answers: Readonly<Record<string, unknown>>) =>
  world.done('registrar', at(firstDay), (ctx) => checkRegistration(ctx, answers));

test('tells of a payer with whom no claim could ever be made, before anything is registered', async () => {
  for (const payer of ['SECONDARY', 'NONE']) {
    const { failing } = await checked(world.registration(firstDay, { payer }));
    expect(failing).toMatchObject([{ rule: 'ELG-02' }]);
  }
});

test('has nothing to say to Medicare as the primary payer, nor while the payer is not known', async () => {
  expect((await checked(world.registration(firstDay, { payer: 'ORIGINAL' }))).failing).toEqual([]);
  expect((await checked({})).failing).toEqual([]);
});
