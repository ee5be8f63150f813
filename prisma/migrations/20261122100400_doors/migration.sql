-- Doors: functions that run as the owner, so that the portal gets one answer and not the table behind it. The owner itself is
-- held by row security (FORCE), so each door opens the policies it needs by a setting, for as long as it reads; the portal gains
-- nothing by that setting, because these policies are the owner's.

CREATE POLICY audit_line_appended ON audit_line FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY registry_case_door ON registry_case FOR SELECT TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) IN ('verify', 'marks'));
CREATE POLICY claim_document_door ON claim_document FOR SELECT TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'verify');
CREATE POLICY draft_door ON draft FOR SELECT TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'marks');

-- Appends one line and answers its number. Who acts is read from the transaction, not told. Call it last before the commit:
-- from here on the head's row lock keeps other writers waiting.
CREATE FUNCTION registry_audit(
  line_id uuid, line_at timestamptz, line_action text, line_object_kind text, line_object_id text, line_facility_id uuid,
  line_case_id uuid, line_version int, line_request_id text, line_outcome text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  next_sequence bigint;
BEGIN
  UPDATE audit_head SET sequence = sequence + 1 WHERE id = 1 RETURNING sequence INTO STRICT next_sequence;
  INSERT INTO audit_line (
    sequence, id, at, actor_id, actor_name, role, facility_id, action, object_kind, object_id, case_id, version, request_id, outcome
  ) VALUES (
    next_sequence, line_id, line_at, app_actor(), coalesce(current_setting('app.name', true), ''), coalesce(app_role(), 'nobody'),
    coalesce(line_facility_id, app_facility()), line_action, line_object_kind, line_object_id, line_case_id, line_version,
    line_request_id, line_outcome
  );
  RETURN next_sequence;
END $$;

-- Confirms an issued document to anybody who has its code, and names no patient.
CREATE FUNCTION registry_verify(asked_code text)
RETURNS TABLE (case_number text, date_of_service date, issued_at timestamptz, revision int, is_superseded boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'verify', true);
  RETURN QUERY
    SELECT c.number, c.scan_on, d.issued_at, d.revision, d.superseded_at IS NOT NULL
    FROM claim_document d JOIN registry_case c ON c.facility_id = d.facility_id AND c.id = d.case_id
    WHERE d.code = asked_code;
  PERFORM set_config('app.door', '', true);
END $$;

-- That a draft exists, when it was saved and by whom, to everybody who sees its case; never what stands in it.
CREATE FUNCTION draft_marks(asked_facility uuid, asked_case uuid)
RETURNS TABLE (form_id text, channel text, saved_at timestamptz, saved_by_name text, submitted_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'marks', true);
  RETURN QUERY
    SELECT d.form_id, d.channel, d.saved_at, d.saved_by_name, d.submitted_at
    FROM draft d JOIN registry_case c ON c.facility_id = d.facility_id AND c.id = d.case_id
    WHERE d.facility_id = asked_facility AND d.case_id = asked_case
      AND (c.facility_id = app_facility() OR c.physician_npi = app_npi() OR app_sees_all());
  PERFORM set_config('app.door', '', true);
END $$;

-- What sign-in compares a passphrase with.
CREATE FUNCTION registry_credentials(asked_email text)
RETURNS TABLE (account_id uuid, passphrase_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id, a.passphrase_hash FROM account a WHERE a.email = asked_email AND a.disabled_at IS NULL
$$;

REVOKE ALL ON FUNCTION
  registry_audit(uuid, timestamptz, text, text, text, uuid, uuid, int, text, text), registry_verify(text), draft_marks(uuid, uuid),
  registry_credentials(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  registry_audit(uuid, timestamptz, text, text, text, uuid, uuid, int, text, text), registry_verify(text), draft_marks(uuid, uuid),
  registry_credentials(text) TO registry_app;
