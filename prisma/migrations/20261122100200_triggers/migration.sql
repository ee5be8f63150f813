-- What may never happen to a row, whoever tries, the owner and a superuser included. SQLSTATEs of our own: TR001 a row that is
-- never changed, TR002 a version that is not the next one.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are kept as they were written', TG_OP, TG_TABLE_NAME USING ERRCODE = 'TR001';
END $$;

CREATE TRIGGER entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON signature EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verdict_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON verdict EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_event_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attachment_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON attachment EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_line_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_line EXECUTE FUNCTION refuse_change();
CREATE TRIGGER claim_document_kept BEFORE DELETE OR TRUNCATE ON claim_document EXECUTE FUNCTION refuse_change();
CREATE TRIGGER registry_case_kept BEFORE DELETE OR TRUNCATE ON registry_case EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_counter_kept BEFORE DELETE OR TRUNCATE ON case_counter EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_kept BEFORE DELETE OR TRUNCATE ON audit_head EXECUTE FUNCTION refuse_change();

-- An issued document changes once: it is superseded.
CREATE FUNCTION only_supersede() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL
    OR to_jsonb(NEW) - 'superseded_at' <> to_jsonb(OLD) - 'superseded_at' THEN
    RAISE EXCEPTION 'An issued claim document can only be superseded, once' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claim_document_superseded BEFORE UPDATE ON claim_document FOR EACH ROW EXECUTE FUNCTION only_supersede();

-- Numbers only count up, and the audit has no gaps.
CREATE FUNCTION counter_up() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.running <= OLD.running THEN
    RAISE EXCEPTION 'A case number is never given twice' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_counter_up BEFORE UPDATE ON case_counter FOR EACH ROW EXECUTE FUNCTION counter_up();

CREATE FUNCTION head_up() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.sequence <> OLD.sequence + 1 THEN
    RAISE EXCEPTION 'The audit counts one by one' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_head_up BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION head_up();

-- Every mutable row has a version; an update names the next one, or somebody else was faster.
CREATE FUNCTION next_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.version IS DISTINCT FROM OLD.version + 1 THEN
    RAISE EXCEPTION '% is at version %: an update makes it %, not %', TG_TABLE_NAME, OLD.version, OLD.version + 1, NEW.version
      USING ERRCODE = 'TR002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER facility_version BEFORE UPDATE ON facility FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER account_version BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER physician_version BEFORE UPDATE ON physician FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER registry_case_version BEFORE UPDATE ON registry_case FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER draft_version BEFORE UPDATE ON draft FOR EACH ROW EXECUTE FUNCTION next_version();

-- A case keeps its number, its protocol and the moment of its registration for good.
CREATE FUNCTION case_identity() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF (NEW.facility_id, NEW.id, NEW.number, NEW.year, NEW.running, NEW.protocol_id, NEW.protocol_version, NEW.registered_on, NEW.registered_at)
    IS DISTINCT FROM
    (OLD.facility_id, OLD.id, OLD.number, OLD.year, OLD.running, OLD.protocol_id, OLD.protocol_version, OLD.registered_on, OLD.registered_at) THEN
    RAISE EXCEPTION 'The number, protocol and registration of a case never change' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registry_case_identity BEFORE UPDATE ON registry_case FOR EACH ROW EXECUTE FUNCTION case_identity();

-- A signature stands under exactly the content it was given for, and paper under paper.
CREATE FUNCTION signature_binds() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM 1 FROM entry
    WHERE entry.facility_id = NEW.facility_id AND entry.id = NEW.entry_id
      AND entry.content_hash = NEW.content_hash AND (entry.channel = 'paper') = (NEW.method = 'paper');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'A signature must bind the content of its entry' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_binds BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION signature_binds();

-- A name as it is searched: without case and without accents.
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT regexp_replace(lower(normalize(name, NFD)), '[\u0300-\u036f]', '', 'g')
$$;
CREATE FUNCTION case_name_keys() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  NEW.family_key := name_key(NEW.family_name);
  NEW.given_key := name_key(NEW.given_name);
  RETURN NEW;
END $$;
CREATE TRIGGER registry_case_name_keys BEFORE INSERT OR UPDATE ON registry_case FOR EACH ROW EXECUTE FUNCTION case_name_keys();
