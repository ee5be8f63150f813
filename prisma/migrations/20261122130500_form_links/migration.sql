-- A physician without an account: a link by e-mail, a code by another way, and a session that is open for one form.

CREATE TABLE "form_link" (
    "facility_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "form_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "physician_npi" TEXT NOT NULL,
    "physician_family_name" TEXT NOT NULL,
    "physician_given_name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "code_version" INTEGER NOT NULL,
    "wrong_codes" INTEGER NOT NULL DEFAULT 0,
    "message_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "code_entered_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),
    "killed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "form_link_pkey" PRIMARY KEY ("facility_id","id")
);

CREATE TABLE "link_session" (
    "facility_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_session_pkey" PRIMARY KEY ("facility_id","id")
);

CREATE INDEX "form_link_facility_id_case_id_form_id_idx" ON "form_link"("facility_id", "case_id", "form_id");
CREATE INDEX "form_link_token_hash_idx" ON "form_link"("token_hash");
CREATE INDEX "form_link_id_idx" ON "form_link"("id");
CREATE INDEX "link_session_link_id_idx" ON "link_session"("link_id");
-- One link is good for a form at a time.
CREATE UNIQUE INDEX "form_link_one_open_key" ON "form_link"("facility_id", "case_id", "form_id")
  WHERE "signed_at" IS NULL AND "revoked_at" IS NULL AND "replaced_at" IS NULL AND "killed_at" IS NULL;

ALTER TABLE "form_link" ADD CONSTRAINT "form_link_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "link_session" ADD CONSTRAINT "link_session_facility_id_link_id_fkey" FOREIGN KEY ("facility_id", "link_id") REFERENCES "form_link"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE form_link
  ADD CONSTRAINT form_link_form_known CHECK (form_id IN ('pre-pet', 'post-pet')),
  ADD CONSTRAINT form_link_npi_form CHECK (physician_npi ~ '^[12][0-9]{9}$'),
  ADD CONSTRAINT form_link_words_given CHECK (email <> '' AND physician_family_name <> '' AND physician_given_name <> ''),
  ADD CONSTRAINT form_link_token_hashed CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT form_link_code_version_counts CHECK (code_version >= 1),
  ADD CONSTRAINT form_link_wrong_codes_count CHECK (wrong_codes BETWEEN 0 AND 5),
  -- Five wrong codes kill it.
  ADD CONSTRAINT form_link_killed_by_codes CHECK ((killed_at IS NOT NULL) = (wrong_codes = 5)),
  ADD CONSTRAINT form_link_ends_once CHECK (num_nonnulls(signed_at, revoked_at, replaced_at, killed_at) <= 1),
  ADD CONSTRAINT form_link_signed_by_code CHECK (signed_at IS NULL OR code_entered_at IS NOT NULL),
  ADD CONSTRAINT form_link_order CHECK (created_at < expires_at),
  ADD CONSTRAINT form_link_version_counts CHECK (version >= 1);

ALTER TABLE link_session
  ADD CONSTRAINT link_session_secret_hashed CHECK (octet_length(secret_hash) = 32);

CREATE TRIGGER form_link_version BEFORE UPDATE ON form_link FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER form_link_kept BEFORE DELETE OR TRUNCATE ON form_link EXECUTE FUNCTION refuse_change();

-- Who acts by a link: its own id, and the one form it opens once the code was given. To decide about the case, the program asks
-- for the whole of it (`app.reach`), for as long as that takes; of any other case a link never sees a row.
CREATE FUNCTION app_link() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() = 'link' THEN app_actor() END
$$;
CREATE FUNCTION app_link_case() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() = 'link' THEN nullif(current_setting('app.case', true), '')::uuid END
$$;
CREATE FUNCTION app_link_form() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() = 'link' THEN nullif(current_setting('app.form', true), '') END
$$;
CREATE FUNCTION app_reached_case() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN current_setting('app.reach', true) = 'case' THEN app_link_case() END
$$;

-- Who may take which step: a link is opened, proved and signed by whoever holds it, and replaced or revoked by the facility.
-- What has ended stays as it ended.
CREATE FUNCTION form_link_steps() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  by_holder text[] := ARRAY['opened_at', 'code_entered_at', 'signed_at', 'killed_at', 'wrong_codes'];
  by_facility text[] := ARRAY['revoked_at', 'replaced_at', 'code_version'];
BEGIN
  IF num_nonnulls(OLD.signed_at, OLD.revoked_at, OLD.replaced_at, OLD.killed_at) > 0
    AND (app_role() = 'link' OR to_jsonb(NEW) - 'version' - 'code_version' <> to_jsonb(OLD) - 'version' - 'code_version') THEN
    RAISE EXCEPTION 'A link that has ended stays as it is' USING ERRCODE = 'TR001';
  END IF;
  IF to_jsonb(NEW) - 'version' - (CASE WHEN app_role() = 'link' THEN by_holder ELSE by_facility END)
    <> to_jsonb(OLD) - 'version' - (CASE WHEN app_role() = 'link' THEN by_holder ELSE by_facility END) THEN
    RAISE EXCEPTION 'This step of a link is not for whoever takes it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER form_link_steps BEFORE UPDATE ON form_link FOR EACH ROW EXECUTE FUNCTION form_link_steps();

ALTER TABLE form_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY form_link_seen ON form_link FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR (SELECT app_sees_all()) OR id = (SELECT app_link())
);
CREATE POLICY form_link_sent ON form_link FOR INSERT TO registry_app WITH CHECK (
  facility_id = (SELECT app_facility()) AND created_by = (SELECT app_actor())
);
CREATE POLICY form_link_changed ON form_link FOR UPDATE TO registry_app
  USING (facility_id = (SELECT app_facility()) OR id = (SELECT app_link()))
  WITH CHECK (facility_id = (SELECT app_facility()) OR id = (SELECT app_link()));

ALTER TABLE link_session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY link_session_own ON link_session FOR ALL TO registry_app
  USING (link_id = (SELECT app_link())) WITH CHECK (link_id = (SELECT app_link()));

-- The one form of a link: its draft, always; the case behind it, while it is reached for.
CREATE POLICY draft_by_link_seen ON draft FOR SELECT TO registry_app USING (
  case_id = (SELECT app_link_case()) AND form_id = (SELECT app_link_form()) AND channel = 'account'
);
CREATE POLICY draft_by_link_written ON draft FOR INSERT TO registry_app WITH CHECK (
  saved_by = (SELECT app_link()) AND case_id = (SELECT app_link_case()) AND form_id = (SELECT app_link_form()) AND channel = 'account'
);
CREATE POLICY draft_by_link_changed ON draft FOR UPDATE TO registry_app
  USING (case_id = (SELECT app_link_case()) AND form_id = (SELECT app_link_form()) AND channel = 'account')
  WITH CHECK (
    saved_by = (SELECT app_link()) AND case_id = (SELECT app_link_case()) AND form_id = (SELECT app_link_form()) AND channel = 'account'
  );

CREATE POLICY registry_case_by_link_seen ON registry_case FOR SELECT TO registry_app USING (id = (SELECT app_reached_case()));
CREATE POLICY registry_case_by_link_changed ON registry_case FOR UPDATE TO registry_app
  USING (id = (SELECT app_reached_case())) WITH CHECK (id = (SELECT app_reached_case()));
DO $$
DECLARE
  child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['case_event', 'entry', 'verdict', 'attachment', 'claim_document', 'case_outlook'] LOOP
    EXECUTE format(
      'CREATE POLICY %1$I ON %2$I FOR SELECT TO registry_app USING (case_id = (SELECT app_reached_case()))',
      child || '_by_link_seen', child);
  END LOOP;
  FOREACH child IN ARRAY ARRAY['verdict', 'claim_document', 'case_outlook'] LOOP
    EXECUTE format(
      'CREATE POLICY %1$I ON %2$I FOR INSERT TO registry_app WITH CHECK (case_id = (SELECT app_reached_case()))',
      child || '_by_link_written', child);
  END LOOP;
END $$;
CREATE POLICY case_outlook_by_link_removed ON case_outlook FOR DELETE TO registry_app USING (case_id = (SELECT app_reached_case()));
CREATE POLICY claim_document_by_link_superseded ON claim_document FOR UPDATE TO registry_app
  USING (case_id = (SELECT app_reached_case()));
CREATE POLICY case_event_by_link_written ON case_event FOR INSERT TO registry_app WITH CHECK (
  by_account = (SELECT app_link()) AND kind = 'formSubmitted' AND case_id = (SELECT app_reached_case())
);
CREATE POLICY entry_by_link_written ON entry FOR INSERT TO registry_app WITH CHECK (
  submitted_by = (SELECT app_link()) AND channel = 'account' AND case_id = (SELECT app_reached_case())
  AND form_id = (SELECT app_link_form())
);
CREATE POLICY signature_by_link_seen ON signature FOR SELECT TO registry_app USING (
  (SELECT app_reached_case()) IS NOT NULL AND EXISTS (
    SELECT 1 FROM entry e
    WHERE e.facility_id = signature.facility_id AND e.id = signature.entry_id AND e.case_id = (SELECT app_reached_case()))
);
-- Under the NPI of the referring physician, and told as what it is.
CREATE POLICY signature_by_link_written ON signature FOR INSERT TO registry_app WITH CHECK (
  method = 'link' AND EXISTS (
    SELECT 1 FROM entry e JOIN registry_case c ON c.facility_id = e.facility_id AND c.id = e.case_id
    WHERE e.facility_id = signature.facility_id AND e.id = signature.entry_id AND e.submitted_by = (SELECT app_link())
      AND e.case_id = (SELECT app_reached_case()) AND c.physician_npi = signature.signer_npi)
);

-- Whoever answers as a physician changes what the scan is for, and nothing else of the case.
CREATE OR REPLACE FUNCTION case_by_physician() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  open text[] := ARRAY['version', 'reason', 'site', 'family_key', 'given_key'];
BEGIN
  IF app_role() IN ('physician', 'link') AND to_jsonb(NEW) - open <> to_jsonb(OLD) - open THEN
    RAISE EXCEPTION 'A physician changes the reason and the site of a case, nothing else' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE signature DROP CONSTRAINT signature_method_known, DROP CONSTRAINT signature_instant_by_method;
ALTER TABLE signature
  ADD CONSTRAINT signature_method_known CHECK (
    -- The passphrase alone stands under forms that were signed before there were second factors.
    method IN ('passphrase', 'passkey', 'passphrase+code', 'passphrase+recovery', 'link', 'paper')
  ),
  ADD CONSTRAINT signature_instant_by_method CHECK ((signed_at IS NOT NULL) = (method <> 'paper'));
ALTER TABLE audit_line DROP CONSTRAINT audit_line_role_known;
ALTER TABLE audit_line ADD CONSTRAINT audit_line_role_known
  CHECK (role IN ('registrar', 'manager', 'physician', 'administrator', 'auditor', 'link', 'nobody'));

-- Doors: the link of a token, and of a session. Before that nobody knows whose it is, so no policy could let it be seen.
CREATE POLICY form_link_door ON form_link FOR SELECT TO CURRENT_USER USING ((SELECT current_setting('app.door', true)) = 'link');
CREATE POLICY link_session_door ON link_session FOR SELECT TO CURRENT_USER USING ((SELECT current_setting('app.door', true)) = 'link');
CREATE POLICY entry_link_door ON entry FOR SELECT TO CURRENT_USER USING ((SELECT current_setting('app.door', true)) = 'link');

CREATE FUNCTION link_row(l form_link) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'id', l.id, 'facilityId', l.facility_id, 'caseId', l.case_id, 'form', l.form_id, 'email', l.email,
    'physicianNpi', l.physician_npi, 'physicianName', l.physician_given_name || ' ' || l.physician_family_name, 'codeVersion', l.code_version,
    'wrongCodes', l.wrong_codes, 'messageId', l.message_id, 'createdAt', l.created_at, 'createdByName', l.created_by_name,
    'expiresAt', l.expires_at, 'openedAt', l.opened_at, 'codeEnteredAt', l.code_entered_at, 'signedAt', l.signed_at,
    'revokedAt', l.revoked_at, 'replacedAt', l.replaced_at, 'killedAt', l.killed_at,
    'facilityName', f.name, 'facilityPhone', f.phone, 'zone', f.time_zone,
    'isAnswered', EXISTS (
      SELECT 1 FROM entry e WHERE e.facility_id = l.facility_id AND e.case_id = l.case_id AND e.form_id = l.form_id))
  FROM facility f WHERE f.id = l.facility_id
$$;

CREATE FUNCTION link_of_token(asked_hash bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found_link jsonb;
BEGIN
  PERFORM set_config('app.door', 'link', true);
  SELECT link_row(l) INTO found_link FROM form_link l WHERE l.token_hash = asked_hash;
  PERFORM set_config('app.door', '', true);
  RETURN found_link;
END $$;

CREATE FUNCTION link_of_session(asked_link uuid, asked_hash bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found_link jsonb;
BEGIN
  PERFORM set_config('app.door', 'link', true);
  SELECT jsonb_build_object('sessionId', s.id, 'createdAt', s.created_at, 'lastSeenAt', s.last_seen_at, 'endedAt', s.ended_at, 'link', link_row(l)) INTO found_link
    FROM link_session s JOIN form_link l ON l.facility_id = s.facility_id AND l.id = s.link_id
    WHERE s.link_id = asked_link AND s.secret_hash = asked_hash;
  PERFORM set_config('app.door', '', true);
  RETURN found_link;
END $$;

-- Whether somebody who signed by a link, and acts by it now, can become an account: nobody has that NPI or that address.
CREATE FUNCTION link_may_join() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  may_join boolean;
BEGIN
  PERFORM set_config('app.door', 'link', true);
  SELECT NOT EXISTS (SELECT 1 FROM account a WHERE a.email = l.email OR a.id = l.id)
      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.npi = l.physician_npi) INTO may_join
    FROM form_link l WHERE l.id = app_link() AND l.case_id = app_link_case() AND l.signed_at IS NOT NULL;
  PERFORM set_config('app.door', '', true);
  RETURN coalesce(may_join, false);
END $$;

-- Makes the account, under the id of the link: what was signed by it stays signed by the same. False when it may not be.
CREATE FUNCTION account_of_link() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Two links of one physician at the same time make one account.
  PERFORM pg_advisory_xact_lock(hashtextextended('accounts of links', 0));
  IF NOT link_may_join() THEN
    RETURN false;
  END IF;
  PERFORM set_config('app.door', 'link', true);
  INSERT INTO account (id, email, family_name, given_name, passphrase_hash)
    SELECT l.id, l.email, l.physician_family_name, l.physician_given_name, NULL FROM form_link l WHERE l.id = app_link();
  INSERT INTO membership (account_id, role, facility_id, npi)
    SELECT l.id, 'physician', NULL, l.physician_npi FROM form_link l WHERE l.id = app_link();
  PERFORM set_config('app.door', '', true);
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION link_of_token(bytea), link_of_session(uuid, bytea), link_may_join(), account_of_link() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION link_of_token(bytea), link_of_session(uuid, bytea), link_may_join(), account_of_link() TO registry_app;

GRANT SELECT, INSERT ON form_link, link_session TO registry_app;
GRANT UPDATE (opened_at, code_entered_at, signed_at, revoked_at, replaced_at, killed_at, wrong_codes, code_version, version)
  ON form_link TO registry_app;
GRANT UPDATE (last_seen_at, ended_at) ON link_session TO registry_app;
