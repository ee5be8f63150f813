-- What was given is corrected in the open: a form is reopened, revised and given again; nothing that was said goes away.

ALTER TABLE case_event DROP CONSTRAINT case_event_kind_known;
ALTER TABLE case_event ADD CONSTRAINT case_event_kind_known CHECK (
  kind IN (
    'registered', 'formSubmitted', 'formReopened', 'formKept', 'formNoted', 'registrationCorrected', 'markedDuplicate',
    'markedIneligible', 'transferred', 'confirmedSeparate', 'lateAccepted', 'claimSupportIssued', 'billed'
  )
);
ALTER TABLE case_outlook DROP CONSTRAINT case_outlook_state_known;
ALTER TABLE case_outlook ADD CONSTRAINT case_outlook_state_known CHECK (
  state IN (
    'awaitingPrePet', 'awaitingScan', 'awaitingCompletion', 'awaitingForms', 'readyToBill', 'late', 'billed', 'notPayable',
    'cancelled', 'expired', 'ineligible', 'duplicate', 'transferred'
  )
);

-- A physician reopens, closes and notes beside what physicians sign.
DROP POLICY case_event_written ON case_event;
CREATE POLICY case_event_written ON case_event FOR INSERT TO registry_app WITH CHECK (
  by_account = (SELECT app_actor()) AND (
    facility_id = (SELECT app_facility()) AND kind NOT IN ('lateAccepted', 'markedIneligible', 'transferred')
    OR (
      kind = 'formSubmitted'
      OR kind IN ('formReopened', 'formKept', 'formNoted') AND data->>'form' IN ('pre-pet', 'post-pet')
    ) AND EXISTS (
      SELECT 1 FROM registry_case c
      WHERE c.facility_id = case_event.facility_id AND c.id = case_event.case_id AND c.physician_npi = (SELECT app_npi())))
);

-- Since when a form that was given is open again; null for one that is not. It runs as whoever asks.
CREATE FUNCTION form_reopened_at(asked_facility uuid, asked_case uuid, asked_form text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN latest.kind = 'formReopened' THEN latest.at END
  FROM (
    SELECT e.kind, e.at
    FROM case_event e LEFT JOIN entry n ON n.facility_id = e.facility_id AND n.id = e.entry_id
    WHERE e.facility_id = asked_facility AND e.case_id = asked_case
      AND (e.kind = 'formSubmitted' AND n.form_id = asked_form
        OR e.kind IN ('formReopened', 'formKept') AND e.data->>'form' = asked_form)
    ORDER BY e.seq DESC LIMIT 1) latest
$$;

-- A link is answered while its form is: a reopened form is not.
CREATE POLICY case_event_link_door ON case_event FOR SELECT TO CURRENT_USER USING ((SELECT current_setting('app.door', true)) = 'link');
CREATE OR REPLACE FUNCTION link_row(l form_link) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'id', l.id, 'facilityId', l.facility_id, 'caseId', l.case_id, 'form', l.form_id, 'email', l.email,
    'physicianNpi', l.physician_npi, 'physicianName', l.physician_given_name || ' ' || l.physician_family_name, 'codeVersion', l.code_version,
    'wrongCodes', l.wrong_codes, 'messageId', l.message_id, 'createdAt', l.created_at, 'createdByName', l.created_by_name,
    'expiresAt', l.expires_at, 'openedAt', l.opened_at, 'codeEnteredAt', l.code_entered_at, 'signedAt', l.signed_at,
    'revokedAt', l.revoked_at, 'replacedAt', l.replaced_at, 'killedAt', l.killed_at,
    'facilityName', f.name, 'facilityPhone', f.phone, 'zone', f.time_zone,
    'isAnswered', EXISTS (
      SELECT 1 FROM entry e WHERE e.facility_id = l.facility_id AND e.case_id = l.case_id AND e.form_id = l.form_id)
      AND form_reopened_at(l.facility_id, l.case_id, l.form_id) IS NULL)
  FROM facility f WHERE f.id = l.facility_id
$$;

-- Confirms an issued document as it was issued, and tells what has replaced it.
DROP FUNCTION registry_verify(text);
CREATE FUNCTION registry_verify(asked_code text)
RETURNS TABLE (
  case_number text, date_of_service text, issued_at timestamptz, revision int, superseded_at timestamptz, current_revision int
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'verify', true);
  RETURN QUERY
    SELECT c.number, d.content->'service'->>'onWords', d.issued_at, d.revision, d.superseded_at, (
      SELECT n.revision FROM claim_document n
      WHERE n.facility_id = d.facility_id AND n.case_id = d.case_id AND n.superseded_at IS NULL)
    FROM claim_document d JOIN registry_case c ON c.facility_id = d.facility_id AND c.id = d.case_id
    WHERE d.code = asked_code;
  PERFORM set_config('app.door', '', true);
END $$;
REVOKE ALL ON FUNCTION registry_verify(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_verify(text) TO registry_app;

-- After which event of its case a verdict was made, so that it can be made again. Older rows tell it by their time.
ALTER TABLE verdict ADD COLUMN event_seq integer;

-- What a physician typed and did not sign is nobody's when the case gets another physician; the next one shall not read it.
CREATE POLICY draft_discard_door_seen ON draft FOR SELECT TO CURRENT_USER USING ((SELECT current_setting('app.door', true)) = 'discard');
CREATE POLICY draft_discard_door ON draft FOR DELETE TO CURRENT_USER USING ((SELECT current_setting('app.door', true)) = 'discard');
CREATE FUNCTION discard_physician_drafts(asked_facility uuid, asked_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'discard', true);
  DELETE FROM draft d
    WHERE d.facility_id = asked_facility AND d.facility_id = app_facility() AND d.case_id = asked_case
      AND d.channel = 'account' AND d.form_id IN ('pre-pet', 'post-pet');
  PERFORM set_config('app.door', '', true);
END $$;
REVOKE ALL ON FUNCTION discard_physician_drafts(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION discard_physician_drafts(uuid, uuid) TO registry_app;

-- What an administrator decides about a case: only about the one that is named for as long as that takes, and of its columns
-- nothing but what a decision leads to.
CREATE FUNCTION app_decided_case() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN app_role() = 'administrator' THEN nullif(current_setting('app.decides', true), '')::uuid END
$$;
CREATE POLICY registry_case_decided ON registry_case FOR UPDATE TO registry_app
  USING (id = (SELECT app_decided_case())) WITH CHECK (id = (SELECT app_decided_case()));
CREATE POLICY case_event_decided ON case_event FOR INSERT TO registry_app WITH CHECK (
  by_account = (SELECT app_actor()) AND case_id = (SELECT app_decided_case())
  AND kind IN ('lateAccepted', 'markedIneligible', 'transferred')
);
DO $$
DECLARE
  child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['verdict', 'claim_document', 'case_outlook'] LOOP
    EXECUTE format(
      'CREATE POLICY %1$I ON %2$I FOR INSERT TO registry_app WITH CHECK (case_id = (SELECT app_decided_case()))',
      child || '_decided', child);
  END LOOP;
END $$;
CREATE POLICY case_outlook_decided_removed ON case_outlook FOR DELETE TO registry_app USING (case_id = (SELECT app_decided_case()));
CREATE POLICY claim_document_decided_superseded ON claim_document FOR UPDATE TO registry_app
  USING (case_id = (SELECT app_decided_case()));
-- A transferred case is begun again at the other facility, as a registration that its own people read and finish.
CREATE POLICY draft_transferred ON draft FOR INSERT TO registry_app WITH CHECK (
  (SELECT app_decided_case()) IS NOT NULL AND form_id = 'registration' AND channel = 'account' AND saved_by = (SELECT app_actor())
);

CREATE OR REPLACE FUNCTION case_by_physician() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  open text[] := ARRAY['version', 'reason', 'site', 'family_key', 'given_key'];
  decided text[] := ARRAY['version', 'same_scan', 'family_key', 'given_key'];
BEGIN
  IF app_role() IN ('physician', 'link') AND to_jsonb(NEW) - open <> to_jsonb(OLD) - open THEN
    RAISE EXCEPTION 'A physician changes the reason and the site of a case, nothing else' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF app_role() = 'administrator' AND to_jsonb(NEW) - decided <> to_jsonb(OLD) - decided THEN
    RAISE EXCEPTION 'A decision of the registry changes nothing that a case says' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- One kind of message more, whatever kinds other parts have added.
DO $$
DECLARE
  known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'message_kind_known' AND conrelid = 'message'::regclass);
BEGIN
  ALTER TABLE message DROP CONSTRAINT message_kind_known;
  EXECUTE 'ALTER TABLE message ADD CONSTRAINT message_kind_known ' || replace(known, 'ARRAY[', 'ARRAY[''caseDecided''::text, ');
END $$;
