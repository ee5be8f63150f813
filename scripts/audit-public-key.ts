import { Trouble } from '@/lib/db/trouble';
import { CheckpointKey } from '@/lib/keys/checkpoint-key';
import { readSettingsFile } from './steps/settings-file';

/** npm run audit:public-key: prints the key with which anybody verifies the audit's checkpoints. */
export default function auditPublicKey([given]: string[]): void {
  readSettingsFile();
  const setting = given ?? process.env.REGISTRY_CHECKPOINT_KEY;
  const key = setting === undefined ? undefined : CheckpointKey.from(setting);
  if (!key)
    throw new Trouble(
      'Set REGISTRY_CHECKPOINT_KEY, or name the file of the private key: npm run audit:public-key -- checkpoint-key.pem',
    );
  console.log(key.public.base64());
  console.error(`Fingerprint (SHA-256): ${key.public.fingerprint}`);
}
