-- CreateIndex
CREATE INDEX "registry_case_id_idx" ON "registry_case"("id");

-- How a case is read and written: one journey to the database for each, with plans that a connection keeps. These functions
-- run as whoever calls them, so row security stands in every statement of them; what they do is told by lib/usecases.

CREATE FUNCTION case_row(c registry_case, f facility) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT jsonb_build_object(
    'facilityId', c.facility_id, 'id', c.id, 'number', c.number, 'year', c.year, 'running', c.running,
    'protocolId', c.protocol_id, 'protocolVersion', c.protocol_version, 'scheduledOn', c.scheduled_on, 'scanOn', c.scan_on,
    'cpt', c.cpt, 'tracer', c.tracer, 'reason', c.reason, 'site', c.site, 'physicianNpi', c.physician_npi,
    'physicianFamilyName', c.physician_family_name, 'physicianGivenName', c.physician_given_name,
    'familyName', c.family_name, 'givenName', c.given_name, 'bornOn', c.born_on, 'sex', c.sex, 'mbi', c.mbi,
    'sameScan', c.same_scan, 'version', c.version,
    'facilityName', f.name, 'registryNumber', f.registry_number, 'city', f.city, 'state', f.state, 'zone', f.time_zone,
    'facilityNpi', f.npi, 'ccn', f.ccn, 'isHospital', f.is_hospital, 'approvedOn', f.approved_on,
    'agreementFromOn', f.agreement_from_on, 'agreementUntilOn', f.agreement_until_on)
$$;

-- What happened to a case, in its order, with the entry and the signature that each event brought.
CREATE FUNCTION case_events(asked_facility uuid, asked_case uuid) RETURNS jsonb LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'seq', e.seq, 'kind', e.kind, 'at', e.at, 'byName', e.by_name, 'data', e.data,
      'entry', CASE WHEN n.id IS NULL THEN NULL ELSE jsonb_build_object(
        'id', n.id, 'form', n.form_id, 'revision', n.revision,
        'definitionVersion', n.definition_version, 'definitionHash', n.definition_hash,
        'answers', n.answers, 'contentHash', n.content_hash, 'channel', n.channel, 'receipt', n.receipt,
        'submittedAt', n.submitted_at, 'submittedByName', n.submitted_by_name,
        'attachment', CASE WHEN a.id IS NULL THEN NULL
          ELSE jsonb_build_object('id', a.id, 'fileName', a.file_name, 'size', a.size) END,
        'signature', CASE WHEN s.entry_id IS NULL THEN NULL ELSE jsonb_build_object(
          'name', s.signer_name, 'npi', s.signer_npi, 'meaning', s.meaning, 'method', s.method,
          'signedAt', s.signed_at, 'signedOn', s.signed_on, 'contentHash', s.content_hash) END) END) ORDER BY e.seq), '[]')
    FROM case_event e
    LEFT JOIN entry n ON n.facility_id = e.facility_id AND n.id = e.entry_id
    LEFT JOIN attachment a ON a.facility_id = n.facility_id AND a.id = n.attachment_id
    LEFT JOIN signature s ON s.facility_id = n.facility_id AND s.entry_id = n.id
    WHERE e.facility_id = asked_facility AND e.case_id = asked_case);
END $$;

-- Puts registrations and scans of one patient at one facility in order, so that neither overlooks the other.
CREATE FUNCTION order_of_patient(facility uuid, mbi text) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(facility::text || ' ' || mbi, 0))
$$;

-- A case with its events; `hold` keeps it until the transaction ends. The patient's order comes before the hold: two scans
-- that are entered at once must not wait for each other. Null for a case that is not there. Row security hides from a hold what
-- may only be looked at; then `isHeld` is false.
CREATE FUNCTION case_file(asked_case uuid, hold boolean, in_order boolean) RETURNS jsonb LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  file jsonb;
  is_held boolean := true;
BEGIN
  IF in_order THEN
    PERFORM order_of_patient(c.facility_id, c.mbi) FROM registry_case c WHERE c.id = asked_case;
  END IF;
  IF hold THEN
    PERFORM 1 FROM registry_case c WHERE c.id = asked_case FOR UPDATE;
    is_held := FOUND;
  END IF;
  SELECT jsonb_build_object('row', case_row(c, f), 'events', case_events(c.facility_id, c.id), 'isHeld', is_held) INTO file
    FROM registry_case c JOIN facility f ON f.id = c.facility_id WHERE c.id = asked_case;
  RETURN file;
END $$;

-- Takes a key that makes a request have one effect. Requests with the same key wait here for one another. The row is written
-- even by those that only read it, so that their answer is as durable as the first. A key whose work was refused has no answer
-- and had no effect, so a mended request may take it again.
CREATE FUNCTION take_key(account uuid, asked_key text, asked_hash text, asked_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  taken jsonb;
BEGIN
  INSERT INTO idempotency_key AS known (account_id, key, body_hash, at) VALUES (account, asked_key, asked_hash, asked_at)
  ON CONFLICT (account_id, key) DO UPDATE SET at = known.at,
    body_hash = CASE WHEN known.answer IS NULL THEN excluded.body_hash ELSE known.body_hash END
  RETURNING jsonb_build_object('bodyHash', body_hash, 'answer', answer) INTO taken;
  RETURN taken;
END $$;

-- Both: the key, and unless it was answered before, the case held.
CREATE FUNCTION case_file_once(
  account uuid, asked_key text, asked_hash text, asked_at timestamptz, asked_case uuid, in_order boolean
) RETURNS jsonb LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public AS $$
DECLARE
  taken jsonb := take_key(account, asked_key, asked_hash, asked_at);
BEGIN
  IF taken->'answer' <> 'null'::jsonb OR taken->>'bodyHash' <> asked_hash THEN
    RETURN jsonb_build_object('key', taken, 'file', NULL);
  END IF;
  RETURN jsonb_build_object('key', taken, 'file', case_file(asked_case, true, in_order));
END $$;

-- Writes what happened, in the order in which rows refer to each other, and its line of the audit last. Each part of `changes`
-- is a list of rows by the names of their columns. Answers the number of the line, or null.
CREATE FUNCTION case_write(changes jsonb) RETURNS bigint LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  audited bigint;
BEGIN
  IF changes ? 'registry_case' THEN
    INSERT INTO registry_case SELECT * FROM jsonb_populate_recordset(NULL::registry_case, changes->'registry_case');
  END IF;
  IF changes ? 'case_change' THEN
    UPDATE registry_case c SET scan_on = n.scan_on, cpt = n.cpt, reason = n.reason, site = n.site, same_scan = n.same_scan,
        version = n.version
      FROM jsonb_populate_recordset(NULL::registry_case, changes->'case_change') n
      WHERE c.facility_id = n.facility_id AND c.id = n.id;
  END IF;
  IF changes ? 'physician' THEN
    INSERT INTO physician AS known SELECT * FROM jsonb_populate_recordset(NULL::physician, changes->'physician')
    ON CONFLICT (facility_id, npi) DO UPDATE SET
      family_name = excluded.family_name, given_name = excluded.given_name,
      specialty = coalesce(excluded.specialty, known.specialty), email = coalesce(excluded.email, known.email),
      phone = coalesce(excluded.phone, known.phone), fax = coalesce(excluded.fax, known.fax), version = known.version + 1
    WHERE (excluded.family_name, excluded.given_name, coalesce(excluded.specialty, known.specialty),
        coalesce(excluded.email, known.email), coalesce(excluded.phone, known.phone), coalesce(excluded.fax, known.fax))
      IS DISTINCT FROM (known.family_name, known.given_name, known.specialty, known.email, known.phone, known.fax);
  END IF;
  IF changes ? 'entry' THEN
    INSERT INTO entry SELECT * FROM jsonb_populate_recordset(NULL::entry, changes->'entry');
  END IF;
  IF changes ? 'signature' THEN
    INSERT INTO signature SELECT * FROM jsonb_populate_recordset(NULL::signature, changes->'signature');
  END IF;
  IF changes ? 'case_event' THEN
    INSERT INTO case_event SELECT * FROM jsonb_populate_recordset(NULL::case_event, changes->'case_event');
  END IF;
  IF changes ? 'draft_closed' THEN
    UPDATE draft d SET submitted_at = n.submitted_at, version = d.version + 1
      FROM jsonb_populate_recordset(NULL::draft, changes->'draft_closed') n
      WHERE d.facility_id = n.facility_id AND d.case_id = n.case_id AND d.form_id = n.form_id AND d.channel = n.channel
        AND d.submitted_at IS NULL;
  END IF;
  IF changes ? 'verdict' THEN
    INSERT INTO verdict SELECT * FROM jsonb_populate_recordset(NULL::verdict, changes->'verdict');
  END IF;
  IF changes ? 'claim_superseded' THEN
    UPDATE claim_document d SET superseded_at = n.superseded_at
      FROM jsonb_populate_recordset(NULL::claim_document, changes->'claim_superseded') n
      WHERE d.facility_id = n.facility_id AND d.case_id = n.case_id AND d.superseded_at IS NULL;
  END IF;
  IF changes ? 'claim_document' THEN
    INSERT INTO claim_document SELECT * FROM jsonb_populate_recordset(NULL::claim_document, changes->'claim_document');
  END IF;
  IF changes ? 'case_outlook' THEN
    DELETE FROM case_outlook o
      USING (SELECT DISTINCT facility_id, case_id FROM jsonb_populate_recordset(NULL::case_outlook, changes->'case_outlook')) n
      WHERE o.facility_id = n.facility_id AND o.case_id = n.case_id;
    INSERT INTO case_outlook SELECT * FROM jsonb_populate_recordset(NULL::case_outlook, changes->'case_outlook');
  END IF;
  IF changes ? 'answer' THEN
    UPDATE idempotency_key k SET answer = n.answer
      FROM jsonb_populate_recordset(NULL::idempotency_key, changes->'answer') n
      WHERE k.account_id = n.account_id AND k.key = n.key;
  END IF;
  IF changes ? 'audit' THEN
    SELECT registry_audit(n.id, n.at, n.action, n.object_kind, n.object_id, n.facility_id, n.case_id, n.version, n.request_id,
        n.outcome) INTO audited
      FROM jsonb_populate_record(NULL::audit_line, changes->'audit'->0) n;
  END IF;
  RETURN audited;
END $$;
