-- A facility asks to take part. Whoever applies has no account: the secret of the link in their e-mail opens their application and
-- no other, for the transaction that says so (app.apply holds its SHA-256, hex).

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'draft',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "saved_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "location_name" TEXT,
    "location_key" TEXT,
    "npi" TEXT,
    "agreement_version" INTEGER,
    "agreement_hash" TEXT,
    "agreement_name" TEXT,
    "agreement_title" TEXT,
    "agreement_meaning" TEXT,
    "agreement_at" TIMESTAMPTZ(3),
    "agreement_file" BYTEA,
    "agreement_file_name" TEXT,
    "agreement_file_hash" TEXT,
    "fee_reference" TEXT,
    "deposit_cents" INTEGER,
    "deposit_reference" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_reason" TEXT,
    "facility_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_note" (
    "application_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "side" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "says" TEXT NOT NULL,

    CONSTRAINT "application_note_pkey" PRIMARY KEY ("application_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "application_token_hash_key" ON "application"("token_hash");

-- CreateIndex
CREATE INDEX "application_status_id_idx" ON "application"("status", "id");

-- AddForeignKey
ALTER TABLE "application_note" ADD CONSTRAINT "application_note_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE application
  ADD CONSTRAINT application_token_hashed CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT application_email_lower CHECK (email = lower(email) AND email <> ''),
  ADD CONSTRAINT application_status_known CHECK (status IN ('draft', 'submitted', 'asked', 'approved', 'refused')),
  ADD CONSTRAINT application_answers_object CHECK (jsonb_typeof(answers) = 'object'),
  ADD CONSTRAINT application_submitted_whole CHECK (
    status = 'draft' OR submitted_at IS NOT NULL AND confirmed_at IS NOT NULL AND location_name <> '' AND location_key <> ''
      AND npi IS NOT NULL AND (agreement_at IS NOT NULL OR agreement_file IS NOT NULL)
  ),
  ADD CONSTRAINT application_npi_form CHECK (npi ~ '^[12][0-9]{9}$'),
  ADD CONSTRAINT application_agreement_whole CHECK (
    (agreement_at IS NULL) = (agreement_version IS NULL) AND (agreement_at IS NULL) = (agreement_hash IS NULL)
    AND (agreement_at IS NULL) = (agreement_name IS NULL) AND (agreement_at IS NULL) = (agreement_title IS NULL)
    AND (agreement_at IS NULL) = (agreement_meaning IS NULL)
  ),
  ADD CONSTRAINT application_agreement_hash_form CHECK (agreement_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT application_file_whole CHECK (
    (agreement_file IS NULL) = (agreement_file_name IS NULL) AND (agreement_file IS NULL) = (agreement_file_hash IS NULL)
  ),
  ADD CONSTRAINT application_file_true CHECK (
    agreement_file IS NULL OR agreement_file_hash = encode(sha256(agreement_file), 'hex') AND octet_length(agreement_file) <= 10485760
  ),
  ADD CONSTRAINT application_deposit_whole CHECK ((deposit_cents IS NULL) = (deposit_reference IS NULL) AND deposit_cents > 0),
  ADD CONSTRAINT application_decided_whole CHECK (
    (status IN ('approved', 'refused')) = (decided_at IS NOT NULL) AND (decided_at IS NULL) = (decided_by IS NULL)
    AND (decided_at IS NULL) = (decided_by_name IS NULL) AND (status = 'refused') = (decided_reason IS NOT NULL)
    AND (status = 'approved') = (facility_id IS NOT NULL) AND (status <> 'approved' OR fee_reference IS NOT NULL AND deposit_cents IS NOT NULL)
  ),
  ADD CONSTRAINT application_version_counts CHECK (version >= 1),
  ADD CONSTRAINT application_facility_fkey FOREIGN KEY (facility_id) REFERENCES facility (id) ON UPDATE RESTRICT ON DELETE RESTRICT;
ALTER TABLE application_note
  ADD CONSTRAINT application_note_seq_counts CHECK (seq >= 1),
  ADD CONSTRAINT application_note_side_known CHECK (side IN ('registry', 'applicant')),
  ADD CONSTRAINT application_note_given CHECK (says <> '' AND by_name <> '');
-- One application for a place that is open or was approved.
CREATE UNIQUE INDEX application_place ON application (npi, location_key) WHERE status IN ('submitted', 'asked', 'approved');

CREATE TRIGGER application_version BEFORE UPDATE ON application FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER application_kept BEFORE DELETE OR TRUNCATE ON application EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_note_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON application_note EXECUTE FUNCTION refuse_change();

-- SHA-256 of the secret that whoever applies holds; null for everybody with an account.
CREATE FUNCTION app_apply() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() IS NULL THEN decode(nullif(current_setting('app.apply', true), ''), 'hex') END
$$;

-- The applicant types and signs, the registry decides, and what is decided stays so.
CREATE FUNCTION application_steps() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  open text[] := CASE WHEN app_role() IS NULL
    THEN ARRAY['confirmed_at', 'status', 'answers', 'saved_at', 'submitted_at', 'location_name', 'location_key', 'npi',
      'agreement_version', 'agreement_hash', 'agreement_name', 'agreement_title', 'agreement_meaning', 'agreement_at',
      'agreement_file', 'agreement_file_name', 'agreement_file_hash', 'version']
    ELSE ARRAY['status', 'fee_reference', 'deposit_cents', 'deposit_reference', 'decided_at', 'decided_by', 'decided_by_name',
      'decided_reason', 'facility_id', 'version'] END;
BEGIN
  IF OLD.status IN ('approved', 'refused') OR OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at
    OR to_jsonb(NEW) - open <> to_jsonb(OLD) - open THEN
    RAISE EXCEPTION 'An application goes on step by step' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_steps BEFORE UPDATE ON application FOR EACH ROW EXECUTE FUNCTION application_steps();

ALTER TABLE application ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- What was not handed in is nobody's business but the applicant's.
CREATE POLICY application_seen ON application FOR SELECT TO registry_app USING (
  token_hash = (SELECT app_apply()) OR (SELECT app_sees_all()) AND status <> 'draft'
);
CREATE POLICY application_begun ON application FOR INSERT TO registry_app WITH CHECK (
  token_hash = (SELECT app_apply()) AND status = 'draft' AND confirmed_at IS NULL
);
CREATE POLICY application_typed ON application FOR UPDATE TO registry_app
  USING (token_hash = (SELECT app_apply()) AND status IN ('draft', 'asked'))
  WITH CHECK (token_hash = (SELECT app_apply()) AND status IN ('draft', 'asked', 'submitted'));
CREATE POLICY application_decided ON application FOR UPDATE TO registry_app
  USING ((SELECT app_role()) = 'administrator' AND status IN ('submitted', 'asked'))
  WITH CHECK ((SELECT app_role()) = 'administrator' AND status <> 'draft' AND coalesce(decided_by = (SELECT app_actor()), true));
CREATE POLICY application_door ON application FOR SELECT TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'apply');

ALTER TABLE application_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_note_seen ON application_note FOR SELECT TO registry_app USING (
  EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)
);
CREATE POLICY application_note_written ON application_note FOR INSERT TO registry_app WITH CHECK (
  EXISTS (SELECT 1 FROM application a WHERE a.id = application_id)
  AND ((SELECT app_role()) = 'administrator' AND side = 'registry' OR (SELECT app_role()) IS NULL AND side = 'applicant')
);
GRANT SELECT, INSERT, UPDATE ON application TO registry_app;
GRANT SELECT, INSERT ON application_note TO registry_app;

-- Whether a place has an application or a facility already, told without showing it.
CREATE FUNCTION place_is_taken(asked_id uuid, asked_npi text, asked_key text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  is_taken boolean;
BEGIN
  PERFORM set_config('app.door', 'apply', true);
  SELECT EXISTS (
    SELECT 1 FROM application a
    WHERE a.npi = asked_npi AND a.location_key = asked_key AND a.id <> asked_id AND a.status IN ('submitted', 'asked', 'approved'))
    INTO is_taken;
  PERFORM set_config('app.door', '', true);
  RETURN is_taken;
END $$;

-- The facility of an application that has everything, with the next number of the registry; for administrators alone.
CREATE FUNCTION found_facility(
  asked_application uuid, new_id uuid, new_name text, new_city text, new_state text, new_zone text, new_npi text, new_ccn text,
  new_is_hospital boolean, new_phone text, new_email text, on_day date, until_day date
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  new_number text;
BEGIN
  PERFORM set_config('app.door', 'apply', true);
  IF app_role() IS DISTINCT FROM 'administrator' OR NOT EXISTS (
    SELECT 1 FROM application a
    WHERE a.id = asked_application AND a.status = 'submitted' AND a.fee_reference IS NOT NULL AND a.deposit_cents IS NOT NULL) THEN
    RAISE EXCEPTION 'A facility is approved by an administrator, once its application has everything'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.door', '', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('number of a facility', 0));
  SELECT lpad((greatest(coalesce(max(f.registry_number::int), 0), 1000) + 1)::text, 4, '0') INTO new_number FROM facility f;
  INSERT INTO facility (
    id, registry_number, name, city, state, time_zone, npi, ccn, is_hospital, phone, email, approved_on, agreement_from_on,
    agreement_until_on
  ) VALUES (
    new_id, new_number, new_name, new_city, new_state, new_zone, new_npi, new_ccn, new_is_hospital, new_phone, new_email, on_day,
    on_day, until_day
  );
  RETURN new_number;
END $$;
REVOKE ALL ON FUNCTION place_is_taken(uuid, text, text),
  found_facility(uuid, uuid, text, text, text, text, text, text, boolean, text, text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION place_is_taken(uuid, text, text),
  found_facility(uuid, uuid, text, text, text, text, text, text, boolean, text, text, date, date) TO registry_app;
