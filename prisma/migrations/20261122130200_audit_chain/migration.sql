-- The audit is a chain: each line carries the hash of the line before it, so that nobody changes, removes or inserts one
-- without breaking all that follow. Signed checkpoints of it are kept outside the database (lib/keys/checkpoint-key.ts), because
-- whoever owns the database could write a whole new chain. docs/decisions/0025 tells the encoding in words.

-- A field of a hashed row: 0 for a null, else 1, the length in four bytes, and the bytes. No two rows read the same.
CREATE FUNCTION hashed_field(field bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN field IS NULL THEN '\x00'::bytea ELSE '\x01'::bytea || int4send(length(field)) || field END
$$;
-- Microseconds since 1970 in eight bytes.
CREATE FUNCTION hashed_instant(instant timestamptz) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT int8send((extract(epoch FROM instant) * 1000000)::bigint)
$$;

ALTER TABLE audit_line
  ADD COLUMN seal text,
  ADD COLUMN previous_hash bytea,
  ADD COLUMN hash bytea;
ALTER TABLE audit_head
  ADD COLUMN previous_hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
  ADD COLUMN hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex');

-- The one text of a line. lib/db/audit-chain.ts builds the same bytes without the database.
CREATE FUNCTION audit_line_bytes(line audit_line) RETURNS bytea LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN hashed_field(uuid_send(line.id)) || hashed_field(hashed_instant(line.at)) || hashed_field(uuid_send(line.actor_id))
    || hashed_field(convert_to(line.actor_name, 'UTF8')) || hashed_field(convert_to(line.role, 'UTF8'))
    || hashed_field(uuid_send(line.facility_id)) || hashed_field(convert_to(line.action, 'UTF8'))
    || hashed_field(convert_to(line.object_kind, 'UTF8')) || hashed_field(convert_to(line.object_id, 'UTF8'))
    || hashed_field(uuid_send(line.case_id)) || hashed_field(int4send(line.version))
    || hashed_field(convert_to(line.request_id, 'UTF8')) || hashed_field(convert_to(line.outcome, 'UTF8'))
    || hashed_field(convert_to(line.seal, 'UTF8'));
END $$;

CREATE FUNCTION audit_line_hash(previous bytea, sequence bigint, line_bytes bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(previous || int8send(sequence) || line_bytes)
$$;

-- The seal of a signature: SHA-256, hex, over who signed what, when, where, how and meaning what, and over everything that
-- stands around the answers when the form is shown or printed. lib/db/signature-seal.ts builds the same.
ALTER TABLE signature
  ADD COLUMN zone text,
  ADD COLUMN seal text;

CREATE FUNCTION signature_seal(s signature, e entry, file_hash text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN encode(sha256(
    hashed_field(uuid_send(s.facility_id)) || hashed_field(uuid_send(s.entry_id))
    || hashed_field(convert_to(s.signer_name, 'UTF8')) || hashed_field(convert_to(s.signer_npi, 'UTF8'))
    || hashed_field(convert_to(s.meaning, 'UTF8')) || hashed_field(convert_to(s.method, 'UTF8'))
    || hashed_field(hashed_instant(s.signed_at)) || hashed_field(convert_to(to_char(s.signed_on, 'YYYY-MM-DD'), 'UTF8'))
    || hashed_field(convert_to(s.zone, 'UTF8')) || hashed_field(convert_to(s.content_hash, 'UTF8'))
    || hashed_field(int4send(e.definition_version)) || hashed_field(convert_to(e.channel, 'UTF8'))
    || hashed_field(convert_to(e.receipt, 'UTF8')) || hashed_field(hashed_instant(e.submitted_at))
    || hashed_field(uuid_send(e.submitted_by)) || hashed_field(convert_to(e.submitted_by_name, 'UTF8'))
    || hashed_field(convert_to(e.worded::text, 'UTF8')) || hashed_field(convert_to(file_hash, 'UTF8'))), 'hex');
END $$;

-- The seal is made where the signature is written, whoever writes it, and goes into the next line of the audit: a signature
-- that is changed with a seal that fits is then one that the chain does not know.
CREATE FUNCTION signature_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  NEW.zone := (SELECT time_zone FROM facility WHERE id = NEW.facility_id);
  NEW.seal := (
    SELECT signature_seal(NEW, e, a.sha256)
    FROM entry e LEFT JOIN attachment a ON a.facility_id = e.facility_id AND a.id = e.attachment_id
    WHERE e.facility_id = NEW.facility_id AND e.id = NEW.entry_id);
  PERFORM set_config('app.sealed', NEW.seal, true);
  RETURN NEW;
END $$;
CREATE TRIGGER signature_sealed BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION signature_sealed();

-- What was written before there was a chain is sealed and chained as it stands.
ALTER TABLE audit_line NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER audit_line_kept;
ALTER TABLE audit_head DISABLE TRIGGER audit_head_up;
ALTER TABLE signature NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER signature_kept;
ALTER TABLE entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE attachment NO FORCE ROW LEVEL SECURITY;

UPDATE signature s SET zone = f.time_zone FROM facility f WHERE f.id = s.facility_id;
UPDATE signature s SET seal = signature_seal(s, e, a.sha256)
  FROM entry e LEFT JOIN attachment a ON a.facility_id = e.facility_id AND a.id = e.attachment_id
  WHERE e.facility_id = s.facility_id AND e.id = s.entry_id;

DO $$
DECLARE
  line audit_line;
  last bytea := decode(repeat('00', 32), 'hex');
  before_last bytea := last;
BEGIN
  FOR line IN
    SELECT l.sequence, l.id, l.at, l.actor_id, l.actor_name, l.role, l.facility_id, l.action, l.object_kind, l.object_id, l.case_id,
      l.version, l.request_id, l.outcome, s.seal
    FROM audit_line l
    LEFT JOIN entry e ON l.action IN ('form.submit', 'case.register') AND l.outcome = 'done'
      AND e.facility_id = l.facility_id AND e.case_id = l.case_id AND e.submitted_at = l.at
      AND e.form_id = CASE l.action WHEN 'form.submit' THEN l.object_id ELSE 'registration' END
    LEFT JOIN signature s ON s.facility_id = e.facility_id AND s.entry_id = e.id
    ORDER BY l.sequence
  LOOP
    before_last := last;
    last := audit_line_hash(last, line.sequence, audit_line_bytes(line));
    UPDATE audit_line l SET seal = line.seal, previous_hash = before_last, hash = last WHERE l.sequence = line.sequence;
  END LOOP;
  UPDATE audit_head SET previous_hash = before_last, hash = last;
END $$;

ALTER TABLE attachment FORCE ROW LEVEL SECURITY;
ALTER TABLE entry FORCE ROW LEVEL SECURITY;
ALTER TABLE signature FORCE ROW LEVEL SECURITY, ENABLE TRIGGER signature_kept,
  ALTER COLUMN zone SET NOT NULL,
  ALTER COLUMN seal SET NOT NULL,
  ADD CONSTRAINT signature_seal_form CHECK (seal ~ '^[0-9a-f]{64}$');
ALTER TABLE audit_head ENABLE TRIGGER audit_head_up,
  ALTER COLUMN previous_hash DROP DEFAULT,
  ALTER COLUMN hash DROP DEFAULT,
  ADD CONSTRAINT audit_head_hash_length CHECK (length(hash) = 32 AND length(previous_hash) = 32);
ALTER TABLE audit_line FORCE ROW LEVEL SECURITY, ENABLE TRIGGER audit_line_kept,
  ALTER COLUMN previous_hash SET NOT NULL,
  ALTER COLUMN hash SET NOT NULL,
  ADD CONSTRAINT audit_line_seal_form CHECK (seal ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT audit_line_hash_length CHECK (length(hash) = 32 AND length(previous_hash) = 32);

-- Which lines were written on a day, and which line tells of a signature.
CREATE INDEX audit_line_at_sequence_idx ON audit_line (at, sequence);
CREATE INDEX audit_line_seal_idx ON audit_line (seal) WHERE seal IS NOT NULL;

-- The head goes from each line to the next, and the next line hangs on it.
CREATE OR REPLACE FUNCTION head_up() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.sequence <> OLD.sequence + 1 OR NEW.previous_hash <> OLD.hash OR NEW.hash = OLD.hash THEN
    RAISE EXCEPTION 'The audit counts one by one' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;

-- As before, and the line is chained to the one before it. The hash is made inside the update that takes the head's row lock, so
-- that it is made of the true predecessor.
CREATE OR REPLACE FUNCTION registry_audit(
  line_id uuid, line_at timestamptz, line_action text, line_object_kind text, line_object_id text, line_facility_id uuid,
  line_case_id uuid, line_version int, line_request_id text, line_outcome text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  line audit_line;
  line_bytes bytea;
BEGIN
  line.id := line_id;
  line.at := line_at;
  line.actor_id := app_actor();
  line.actor_name := coalesce(current_setting('app.name', true), '');
  line.role := coalesce(app_role(), 'nobody');
  line.facility_id := coalesce(line_facility_id, app_facility());
  line.action := line_action;
  line.object_kind := line_object_kind;
  line.object_id := line_object_id;
  line.case_id := line_case_id;
  line.version := line_version;
  line.request_id := line_request_id;
  line.outcome := line_outcome;
  line.seal := nullif(current_setting('app.sealed', true), '');
  line_bytes := audit_line_bytes(line);
  UPDATE audit_head SET sequence = sequence + 1, previous_hash = hash, hash = audit_line_hash(hash, sequence + 1, line_bytes)
    WHERE id = 1 RETURNING sequence, previous_hash, hash INTO STRICT line.sequence, line.previous_hash, line.hash;
  INSERT INTO audit_line (
    sequence, id, at, actor_id, actor_name, role, facility_id, action, object_kind, object_id, case_id, version, request_id, outcome,
    seal, previous_hash, hash
  ) VALUES (
    line.sequence, line.id, line.at, line.actor_id, line.actor_name, line.role, line.facility_id, line.action, line.object_kind,
    line.object_id, line.case_id, line.version, line.request_id, line.outcome, line.seal, line.previous_hash, line.hash
  );
  IF line.seal IS NOT NULL THEN
    PERFORM set_config('app.sealed', '', true);
  END IF;
  RETURN line.sequence;
END $$;

-- Checkpoints: the number and hash of a line, signed with a key that the database never sees. The copy that counts is the file
-- outside; this one is for the portal.
CREATE TABLE "audit_checkpoint" (
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previous" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("sequence")
);
ALTER TABLE audit_checkpoint
  ADD CONSTRAINT audit_checkpoint_hash_length CHECK (length(hash) = 32),
  ADD CONSTRAINT audit_checkpoint_signature_length CHECK (length(signature) = 64),
  ADD CONSTRAINT audit_checkpoint_key_form CHECK (key ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT audit_checkpoint_after CHECK (previous >= 0 AND previous < sequence);
CREATE TRIGGER audit_checkpoint_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint EXECUTE FUNCTION refuse_change();
-- The worker makes them; the portal, which writes the audit, cannot.
GRANT SELECT ON audit_checkpoint TO registry_app;
GRANT SELECT, INSERT ON audit_checkpoint TO registry_worker;

-- What a checkpoint is made of, and what the last line must be.
CREATE FUNCTION registry_audit_head() RETURNS TABLE (sequence bigint, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT h.sequence, h.hash FROM audit_head h WHERE h.id = 1
$$;

-- The line that tells of a signature, to everybody who has its seal.
CREATE POLICY audit_line_door ON audit_line FOR SELECT TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'audit');
CREATE FUNCTION registry_seal_line(asked_seal text, asked_case uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found bigint;
BEGIN
  PERFORM set_config('app.door', 'audit', true);
  SELECT min(l.sequence) INTO found FROM audit_line l WHERE l.seal = asked_seal AND l.case_id = asked_case;
  PERFORM set_config('app.door', '', true);
  RETURN found;
END $$;

REVOKE ALL ON FUNCTION registry_audit_head(), registry_seal_line(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_audit_head(), registry_seal_line(text, uuid) TO registry_app;
GRANT EXECUTE ON FUNCTION registry_audit_head() TO registry_worker;
