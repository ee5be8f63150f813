import { v7 as uuid } from 'uuid';
import { Database } from '@/lib/db/client';
import { Trouble } from '@/lib/db/trouble';
import { seeded } from '@/lib/domain/forms/seeded';
import { checkpointPlaces } from '@/lib/server/checkpoints';
import { demoPassphrase } from '@/lib/server/demo-people';
import { settings } from '@/lib/server/env';
import { hashPassphrase } from '@/lib/server/passphrase';
import { writeCheckpoint } from '@/lib/usecases/write-checkpoint';
import { courses } from './courses';
import { stateOfDemo, storeLast, storePeople } from './people';
import { playStories } from './play';

/**
 * Fills an empty demo with two facilities, their people and about 120 cases in every state, counted back from today. Each
 * case came about as a real one would: by the use cases, one after the other, with the clock turned to their moment.
 */
export async function seedDemo(now = new Date()): Promise<void> {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (!appUrl || !ownerUrl) throw new Trouble('The seed needs DATABASE_URL and DATABASE_OWNER_URL.');
  switch (await stateOfDemo(ownerUrl)) {
    case 'seeded':
      return;
    case 'begun':
      throw new Trouble('The demo data is only half there. Begin anew: npm run demo -- --reset');
    case 'empty':
      break;
  }
  const passphraseHash = await hashPassphrase(demoPassphrase);
  const people = await storePeople(ownerUrl, now, passphraseHash);
  const database = new Database(appUrl, { connections: 2 });
  const owner = new Database(ownerUrl, { connections: 1 });
  try {
    await playStories(database, people, courses(seeded(2026)), now, checkpointsOf(owner));
  } finally {
    await database.close();
    await owner.close();
  }
  await storeLast(ownerUrl, passphraseHash, uuid());
}

/** Signs the audit in the past, as the worker would have. */
function checkpointsOf(owner: Database): (now: Date) => Promise<void> {
  const places = checkpointPlaces(settings());
  return async (now) => {
    await owner.asNobody((db) => writeCheckpoint({ db, now }, places));
  };
}
