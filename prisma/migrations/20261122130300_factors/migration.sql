-- Second factors: passkeys, authenticator apps and recovery codes, and what a session says of how its person proved themselves.

-- Somebody with a passkey needs no passphrase.
ALTER TABLE account ALTER COLUMN passphrase_hash DROP NOT NULL;

-- Sessions from before ended with the passphrase alone; whoever had one signs in again.
ALTER TABLE auth_session ADD COLUMN method text NOT NULL DEFAULT 'passphrase', ADD COLUMN device text NOT NULL DEFAULT '';
ALTER TABLE auth_session ALTER COLUMN method DROP DEFAULT, ALTER COLUMN device DROP DEFAULT;
UPDATE auth_session SET revoked_at = now() WHERE revoked_at IS NULL;
ALTER TABLE auth_session
  ADD CONSTRAINT auth_session_method_of_assurance CHECK (
    assurance = 1 AND method IN ('passphrase', 'link')
    OR assurance = 2 AND method IN ('passkey', 'passphrase+code', 'passphrase+recovery')
  ),
  ADD CONSTRAINT auth_session_device_short CHECK (length(device) <= 100);

ALTER TABLE signature
  DROP CONSTRAINT signature_method_known,
  DROP CONSTRAINT signature_instant_by_method,
  ADD CONSTRAINT signature_method_known CHECK (
    method IN ('passphrase', 'passkey', 'passphrase+code', 'passphrase+recovery', 'paper')
  ),
  ADD CONSTRAINT signature_instant_by_method CHECK ((signed_at IS NOT NULL) = (method <> 'paper'));

-- Nobody signs what another handed in, and a physician only under the own NPI and never as on paper.
DROP POLICY signature_written ON signature;
CREATE POLICY signature_written ON signature FOR INSERT TO registry_app WITH CHECK (
  EXISTS (
    SELECT 1 FROM entry e
    WHERE e.facility_id = signature.facility_id AND e.id = signature.entry_id AND e.submitted_by = (SELECT app_actor()))
  AND (facility_id = (SELECT app_facility()) OR method <> 'paper' AND signer_npi = (SELECT app_npi()))
);

CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  credential_id text NOT NULL,
  public_key bytea NOT NULL,
  sign_count bigint NOT NULL,
  transports text[],
  name text NOT NULL,
  added_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  CONSTRAINT passkey_name_said CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60),
  CONSTRAINT passkey_credential_length CHECK (length(credential_id) BETWEEN 16 AND 1400),
  CONSTRAINT passkey_counts CHECK (sign_count >= 0),
  CONSTRAINT passkey_transports_told CHECK (transports IS NOT NULL)
);
CREATE UNIQUE INDEX passkey_credential_id_key ON passkey (credential_id);
CREATE INDEX passkey_account_id_idx ON passkey (account_id);

CREATE TABLE authenticator (
  account_id uuid PRIMARY KEY REFERENCES account (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  sealed_seed bytea NOT NULL,
  last_step integer NOT NULL,
  added_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  -- Nonce, tag and at least 20 bytes.
  CONSTRAINT authenticator_seed_sealed CHECK (octet_length(sealed_seed) >= 12 + 16 + 20)
);

CREATE TABLE recovery_code (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  code_hash bytea NOT NULL,
  made_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  CONSTRAINT recovery_code_hashed CHECK (octet_length(code_hash) = 32)
);
CREATE UNIQUE INDEX recovery_code_account_id_code_hash_key ON recovery_code (account_id, code_hash);

CREATE TABLE passkey_challenge (
  challenge text PRIMARY KEY,
  purpose text NOT NULL,
  asker_id uuid,
  expires_at timestamptz(3) NOT NULL,
  CONSTRAINT passkey_challenge_purpose_known CHECK (purpose IN ('register', 'prove')),
  -- A passkey is added by somebody who is known already.
  CONSTRAINT passkey_challenge_registers_somebody CHECK (purpose = 'prove' OR asker_id IS NOT NULL)
);
CREATE INDEX passkey_challenge_expires_at_idx ON passkey_challenge (expires_at);

-- A code counts once: the step of the last one only rises, as long as the seed is the same.
CREATE FUNCTION code_counts_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.sealed_seed = OLD.sealed_seed AND NEW.last_step <= OLD.last_step THEN
    RAISE EXCEPTION 'A code of this step was used already' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER authenticator_code_once BEFORE UPDATE ON authenticator FOR EACH ROW EXECUTE FUNCTION code_counts_once();

-- A recovery code that was used stays used.
CREATE FUNCTION recovery_code_used_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF OLD.used_at IS NOT NULL THEN
    RAISE EXCEPTION 'A recovery code is used once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recovery_code_once BEFORE UPDATE ON recovery_code FOR EACH ROW EXECUTE FUNCTION recovery_code_used_once();

-- What a code is compared with, of one account at a time.
CREATE FUNCTION registry_authenticator(asked_account uuid)
RETURNS TABLE (sealed_seed bytea, last_step int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.sealed_seed, a.last_step FROM authenticator a WHERE a.account_id = asked_account
$$;

-- Uses up a recovery code; true when it was one that had not been used.
CREATE FUNCTION registry_spend_recovery_code(asked_account uuid, asked_hash bytea, spent_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE recovery_code SET used_at = spent_at
  WHERE account_id = asked_account AND code_hash = asked_hash AND used_at IS NULL;
  RETURN FOUND;
END $$;

-- What an account can prove itself with, and none of it.
CREATE FUNCTION registry_factors(asked_account uuid)
RETURNS TABLE (has_passphrase boolean, has_authenticator boolean, passkeys int, codes_left int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.passphrase_hash IS NOT NULL,
    EXISTS (SELECT 1 FROM authenticator t WHERE t.account_id = a.id),
    (SELECT count(*)::int FROM passkey p WHERE p.account_id = a.id),
    (SELECT count(*)::int FROM recovery_code r WHERE r.account_id = a.id AND r.used_at IS NULL)
  FROM account a WHERE a.id = asked_account
$$;

REVOKE ALL ON FUNCTION
  registry_authenticator(uuid), registry_spend_recovery_code(uuid, bytea, timestamptz), registry_factors(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  registry_authenticator(uuid), registry_spend_recovery_code(uuid, bytea, timestamptz), registry_factors(uuid) TO registry_app;

-- Of seeds and hashes the portal writes new ones and reads none but through the doors above.
GRANT UPDATE (passphrase_hash, version) ON account TO registry_app;
GRANT UPDATE (method) ON auth_session TO registry_app;
GRANT SELECT, INSERT, DELETE ON passkey, passkey_challenge TO registry_app;
GRANT UPDATE (name, sign_count, last_used_at) ON passkey TO registry_app;
GRANT SELECT (account_id, last_step, added_at, last_used_at), INSERT, UPDATE, DELETE ON authenticator TO registry_app;
GRANT SELECT (id, account_id, made_at, used_at), INSERT, DELETE ON recovery_code TO registry_app;
