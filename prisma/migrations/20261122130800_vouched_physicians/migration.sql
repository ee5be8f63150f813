-- Whoever holds a link and its code shows that a facility calls them by an NPI, and no more: the facility chose the NPI, the
-- address and the code. An account that begins by a link therefore opens the cases of that facility alone, until the registry
-- has checked the NPI.
ALTER TABLE membership
  ADD COLUMN vouched_by uuid REFERENCES facility (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  ADD CONSTRAINT membership_vouched_by_role CHECK (vouched_by IS NULL OR role = 'physician');
GRANT UPDATE (vouched_by) ON membership TO registry_app;

CREATE FUNCTION app_vouch() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() = 'physician' THEN nullif(current_setting('app.vouch', true), '')::uuid END
$$;

-- Beside every other policy of these tables, not instead of one.
DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['registry_case', 'case_outlook', 'case_event', 'entry', 'signature', 'verdict', 'attachment',
    'claim_document', 'draft', 'physician'] LOOP
    EXECUTE format(
      'CREATE POLICY %1$I ON %2$I AS RESTRICTIVE FOR ALL TO registry_app
         USING (app_vouch() IS NULL OR facility_id = app_vouch())', one || '_vouched', one);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION draft_marks(asked_facility uuid, asked_case uuid)
RETURNS TABLE (form_id text, channel text, saved_at timestamptz, saved_by_name text, submitted_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'marks', true);
  RETURN QUERY
    SELECT d.form_id, d.channel, d.saved_at, d.saved_by_name, d.submitted_at
    FROM draft d JOIN registry_case c ON c.facility_id = d.facility_id AND c.id = d.case_id
    WHERE d.facility_id = asked_facility AND d.case_id = asked_case
      AND (c.facility_id = app_facility() OR c.physician_npi = app_npi() OR app_sees_all())
      AND (app_vouch() IS NULL OR c.facility_id = app_vouch());
  PERFORM set_config('app.door', '', true);
END $$;

CREATE OR REPLACE FUNCTION account_of_link() RETURNS boolean
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
  INSERT INTO membership (account_id, role, facility_id, npi, vouched_by)
    SELECT l.id, 'physician', NULL, l.physician_npi, l.facility_id FROM form_link l WHERE l.id = app_link();
  PERFORM set_config('app.door', '', true);
  RETURN true;
END $$;
