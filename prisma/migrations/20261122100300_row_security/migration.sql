-- Who sees and writes which rows. The portal runs as registry_app, which owns nothing and passes no policy. Each transaction
-- begins by saying who acts (lib/db/client.ts); without that no row of a patient is seen.

DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'registry_app') THEN
    RAISE EXCEPTION 'The role registry_app is missing. Create it as a superuser: CREATE ROLE registry_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ''...''';
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'registry_app' AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'The role registry_app passes row security. Alter it: ALTER ROLE registry_app NOSUPERUSER NOBYPASSRLS';
  END IF;
  IF current_user = 'registry_app' THEN
    RAISE EXCEPTION 'Migrations run as the owner of the tables, not as registry_app';
  END IF;
END $$;

-- After a transaction with set_config(…, true) a setting is '' rather than NULL.
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.role', true), '')
$$;
CREATE FUNCTION app_actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.actor', true), '')::uuid
$$;
-- Only for the people of a facility: a facility that stands beside another role opens nothing.
CREATE FUNCTION app_facility() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() IN ('registrar', 'manager') THEN nullif(current_setting('app.facility', true), '')::uuid END
$$;
-- Only for physicians.
CREATE FUNCTION app_npi() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() = 'physician' THEN nullif(current_setting('app.npi', true), '') END
$$;
CREATE FUNCTION app_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(app_role() IN ('administrator', 'auditor'), false)
$$;

-- Each app_*() stands in a scalar subquery, so that it is asked once for a statement and not for each row.

ALTER TABLE registry_case ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY registry_case_seen ON registry_case FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR physician_npi = (SELECT app_npi()) OR (SELECT app_sees_all())
);
CREATE POLICY registry_case_opened ON registry_case FOR INSERT TO registry_app WITH CHECK (facility_id = (SELECT app_facility()));
CREATE POLICY registry_case_changed ON registry_case FOR UPDATE TO registry_app
  USING (facility_id = (SELECT app_facility()) OR physician_npi = (SELECT app_npi()))
  WITH CHECK (facility_id = (SELECT app_facility()) OR physician_npi = (SELECT app_npi()));

-- A physician's form may change what the scan is for; who the patient is and where stays with the facility.
CREATE FUNCTION case_by_physician() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  open text[] := ARRAY['version', 'reason', 'site', 'family_key', 'given_key'];
BEGIN
  IF app_role() = 'physician' AND to_jsonb(NEW) - open <> to_jsonb(OLD) - open THEN
    RAISE EXCEPTION 'A physician changes the reason and the site of a case, nothing else' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registry_case_by_physician BEFORE UPDATE ON registry_case FOR EACH ROW EXECUTE FUNCTION case_by_physician();

-- What belongs to a case is seen with it. The policy of registry_case applies inside these subqueries too.
DO $$
DECLARE
  child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['case_event', 'entry', 'verdict', 'attachment', 'claim_document'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', child);
    EXECUTE format(
      'CREATE POLICY %1$I ON %2$I FOR SELECT TO registry_app USING (
         facility_id = (SELECT app_facility())
         OR (SELECT app_sees_all())
         OR (SELECT app_npi()) IS NOT NULL AND EXISTS (
           SELECT 1 FROM registry_case c
           WHERE c.facility_id = %2$I.facility_id AND c.id = %2$I.case_id AND c.physician_npi = (SELECT app_npi())))',
      child || '_seen', child);
  END LOOP;
END $$;

CREATE POLICY case_event_written ON case_event FOR INSERT TO registry_app WITH CHECK (
  by_account = (SELECT app_actor()) AND (
    facility_id = (SELECT app_facility()) AND kind <> 'lateAccepted'
    OR kind = 'formSubmitted' AND EXISTS (
      SELECT 1 FROM registry_case c
      WHERE c.facility_id = case_event.facility_id AND c.id = case_event.case_id AND c.physician_npi = (SELECT app_npi())))
);

-- A facility answers its own forms, and a physician's only as transcribed from paper.
CREATE POLICY entry_written ON entry FOR INSERT TO registry_app WITH CHECK (
  submitted_by = (SELECT app_actor()) AND (
    facility_id = (SELECT app_facility()) AND (channel = 'paper') = (form_id IN ('pre-pet', 'post-pet'))
    OR channel = 'account' AND form_id IN ('pre-pet', 'post-pet') AND EXISTS (
      SELECT 1 FROM registry_case c
      WHERE c.facility_id = entry.facility_id AND c.id = entry.case_id AND c.physician_npi = (SELECT app_npi())))
);

ALTER TABLE signature ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY signature_seen ON signature FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility())
  OR (SELECT app_sees_all())
  OR (SELECT app_npi()) IS NOT NULL AND EXISTS (
    SELECT 1 FROM entry e JOIN registry_case c ON c.facility_id = e.facility_id AND c.id = e.case_id
    WHERE e.facility_id = signature.facility_id AND e.id = signature.entry_id AND c.physician_npi = (SELECT app_npi()))
);
-- Nobody signs what another handed in, and a physician only under the own NPI.
CREATE POLICY signature_written ON signature FOR INSERT TO registry_app WITH CHECK (
  EXISTS (
    SELECT 1 FROM entry e
    WHERE e.facility_id = signature.facility_id AND e.id = signature.entry_id AND e.submitted_by = (SELECT app_actor()))
  AND (facility_id = (SELECT app_facility()) OR method = 'passphrase' AND signer_npi = (SELECT app_npi()))
);

DO $$
DECLARE
  child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['verdict', 'claim_document'] LOOP
    EXECUTE format(
      'CREATE POLICY %1$I ON %2$I FOR INSERT TO registry_app WITH CHECK (
         facility_id = (SELECT app_facility())
         OR EXISTS (
           SELECT 1 FROM registry_case c
           WHERE c.facility_id = %2$I.facility_id AND c.id = %2$I.case_id AND c.physician_npi = (SELECT app_npi())))',
      child || '_written', child);
  END LOOP;
END $$;

-- An amended form supersedes what was issued before it, whoever amends.
CREATE POLICY claim_document_superseded ON claim_document FOR UPDATE TO registry_app USING (
  facility_id = (SELECT app_facility())
  OR EXISTS (
    SELECT 1 FROM registry_case c
    WHERE c.facility_id = claim_document.facility_id AND c.id = claim_document.case_id AND c.physician_npi = (SELECT app_npi()))
);

CREATE POLICY attachment_written ON attachment FOR INSERT TO registry_app WITH CHECK (
  facility_id = (SELECT app_facility()) AND uploaded_by = (SELECT app_actor())
);

-- Lists read this table alone, so it carries the physician itself; writing asks the case, which the physician cannot choose.
ALTER TABLE case_outlook ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_outlook_seen ON case_outlook FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR physician_npi = (SELECT app_npi()) OR (SELECT app_sees_all())
);
DO $$
DECLARE
  mine text := 'facility_id = (SELECT app_facility())
    OR physician_npi = (SELECT app_npi()) AND EXISTS (
      SELECT 1 FROM registry_case c
      WHERE c.facility_id = case_outlook.facility_id AND c.id = case_outlook.case_id AND c.physician_npi = (SELECT app_npi()))';
BEGIN
  EXECUTE format('CREATE POLICY case_outlook_written ON case_outlook FOR INSERT TO registry_app WITH CHECK (%s)', mine);
  EXECUTE format('CREATE POLICY case_outlook_changed ON case_outlook FOR UPDATE TO registry_app USING (%1$s) WITH CHECK (%1$s)', mine);
  EXECUTE format('CREATE POLICY case_outlook_removed ON case_outlook FOR DELETE TO registry_app USING (%s)', mine);
END $$;

-- What a physician typed and has not signed is the physician's; that it exists is told by draft_marks(). The registry sees it.
ALTER TABLE draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_seen ON draft FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) AND (channel = 'paper' OR form_id NOT IN ('pre-pet', 'post-pet'))
  OR (SELECT app_sees_all())
  OR (SELECT app_npi()) IS NOT NULL AND channel = 'account' AND form_id IN ('pre-pet', 'post-pet') AND EXISTS (
    SELECT 1 FROM registry_case c
    WHERE c.facility_id = draft.facility_id AND c.id = draft.case_id AND c.physician_npi = (SELECT app_npi()))
);
DO $$
DECLARE
  -- A draft may be continued by a colleague, and is then saved under the colleague's name.
  mine text := '(facility_id = (SELECT app_facility()) AND (channel = ''paper'') = (form_id IN (''pre-pet'', ''post-pet''))
    OR channel = ''account'' AND form_id IN (''pre-pet'', ''post-pet'') AND EXISTS (
      SELECT 1 FROM registry_case c
      WHERE c.facility_id = draft.facility_id AND c.id = draft.case_id AND c.physician_npi = (SELECT app_npi())))';
BEGIN
  EXECUTE format('CREATE POLICY draft_written ON draft FOR INSERT TO registry_app WITH CHECK (saved_by = (SELECT app_actor()) AND %s)', mine);
  EXECUTE format(
    'CREATE POLICY draft_changed ON draft FOR UPDATE TO registry_app USING (%1$s) WITH CHECK (saved_by = (SELECT app_actor()) AND %1$s)', mine);
END $$;

ALTER TABLE physician ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY physician_seen ON physician FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR npi = (SELECT app_npi()) OR (SELECT app_sees_all())
);
CREATE POLICY physician_written ON physician FOR INSERT TO registry_app WITH CHECK (facility_id = (SELECT app_facility()));
CREATE POLICY physician_changed ON physician FOR UPDATE TO registry_app
  USING (facility_id = (SELECT app_facility())) WITH CHECK (facility_id = (SELECT app_facility()));

ALTER TABLE case_counter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_counter_seen ON case_counter FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR (SELECT app_sees_all())
);
CREATE POLICY case_counter_written ON case_counter FOR INSERT TO registry_app WITH CHECK (facility_id = (SELECT app_facility()));
CREATE POLICY case_counter_changed ON case_counter FOR UPDATE TO registry_app
  USING (facility_id = (SELECT app_facility())) WITH CHECK (facility_id = (SELECT app_facility()));

-- A kept answer may hold a patient's values: it belongs to whoever asked.
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_own ON idempotency_key FOR ALL TO registry_app
  USING (account_id = (SELECT app_actor())) WITH CHECK (account_id = (SELECT app_actor()));

ALTER TABLE audit_line ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_line_seen ON audit_line FOR SELECT TO registry_app USING ((SELECT app_sees_all()));

-- What the portal may do at all, beneath the policies.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO registry_app;
GRANT SELECT ON facility, membership TO registry_app;
-- Without passphrase_hash, which only registry_credentials() hands out, for one address at a time.
GRANT SELECT (id, email, family_name, given_name, disabled_at, version) ON account TO registry_app;
GRANT SELECT, INSERT ON auth_session TO registry_app;
GRANT UPDATE (last_seen_at, revoked_at, proved_at) ON auth_session TO registry_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON throttle TO registry_app;
GRANT SELECT, INSERT, UPDATE ON physician, case_counter, registry_case, draft, idempotency_key TO registry_app;
GRANT SELECT, INSERT ON case_event, entry, signature, verdict, attachment, claim_document TO registry_app;
GRANT UPDATE (superseded_at) ON claim_document TO registry_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON case_outlook TO registry_app;
GRANT SELECT ON audit_line TO registry_app;
