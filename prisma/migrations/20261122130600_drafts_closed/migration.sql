-- Whoever hands a form in closes its draft, also one that a colleague, or the same physician by another way, saved last. It keeps
-- saying who typed it.
DO $$
DECLARE
  mine text := '(facility_id = (SELECT app_facility()) AND (channel = ''paper'') = (form_id IN (''pre-pet'', ''post-pet''))
    OR channel = ''account'' AND form_id IN (''pre-pet'', ''post-pet'') AND EXISTS (
      SELECT 1 FROM registry_case c
      WHERE c.facility_id = draft.facility_id AND c.id = draft.case_id AND c.physician_npi = (SELECT app_npi()))
    OR case_id = (SELECT app_link_case()) AND form_id = (SELECT app_link_form()) AND channel = ''account'')';
BEGIN
  EXECUTE format(
    'CREATE POLICY draft_closed ON draft FOR UPDATE TO registry_app USING (%1$s) WITH CHECK (submitted_at IS NOT NULL AND %1$s)', mine);
END $$;

CREATE FUNCTION draft_of_another() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  open text[] := ARRAY['submitted_at', 'version'];
BEGIN
  IF NEW.saved_by IS DISTINCT FROM app_actor() AND to_jsonb(NEW) - open <> to_jsonb(OLD) - open THEN
    RAISE EXCEPTION 'What another person typed is closed as it is, and not rewritten' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_of_another BEFORE UPDATE ON draft FOR EACH ROW
  WHEN (current_user = 'registry_app') EXECUTE FUNCTION draft_of_another();
