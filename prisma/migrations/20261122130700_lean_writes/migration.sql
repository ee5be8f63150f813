-- These functions read and write a handful of rows by their keys. The planner, which cannot know how few, would rather walk
-- through a whole table once and match by hash, as long as the table is not very long.
ALTER FUNCTION case_write(jsonb) SET enable_hashjoin = off;
ALTER FUNCTION case_write(jsonb) SET enable_mergejoin = off;
ALTER FUNCTION case_write(jsonb) SET enable_seqscan = off;
ALTER FUNCTION case_events(uuid, uuid) SET enable_hashjoin = off;
ALTER FUNCTION case_events(uuid, uuid) SET enable_mergejoin = off;
ALTER FUNCTION case_events(uuid, uuid) SET enable_seqscan = off;

-- Row security asks who acts. As subqueries these questions are plans of their own, and a statement about one row sets up dozens
-- of them before it begins; as plain calls of stable functions they are part of its conditions and of what it looks up in an
-- index. The policies say what they said.
DO $$
DECLARE
  told pg_policies;
  asked CONSTANT text := '\(\s*SELECT (app_[a-z_]+\(\)) AS app_[a-z_]+\)';
BEGIN
  FOR told IN SELECT * FROM pg_policies WHERE schemaname = 'public' AND (qual ~ asked OR with_check ~ asked) LOOP
    EXECUTE format('ALTER POLICY %I ON %I', told.policyname, told.tablename)
      || coalesce(' USING (' || regexp_replace(told.qual, asked, '\1', 'g') || ')', '')
      || coalesce(' WITH CHECK (' || regexp_replace(told.with_check, asked, '\1', 'g') || ')', '');
  END LOOP;
END $$;

-- Whether the patient has another case at the facility; where there is none, nobody need look for another with the same scan.
-- It is asked in the order of the patient, so that no other comes in between; otherwise it is null.
CREATE OR REPLACE FUNCTION case_file(asked_case uuid, hold boolean, in_order boolean) RETURNS jsonb LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
  file jsonb;
  is_held boolean := true;
  is_alone boolean;
BEGIN
  IF in_order THEN
    PERFORM order_of_patient(c.facility_id, c.mbi) FROM registry_case c WHERE c.id = asked_case;
    SELECT NOT EXISTS (SELECT 1 FROM registry_case o WHERE o.facility_id = c.facility_id AND o.mbi = c.mbi AND o.id <> c.id)
      INTO is_alone FROM registry_case c WHERE c.id = asked_case;
  END IF;
  IF hold THEN
    PERFORM 1 FROM registry_case c WHERE c.id = asked_case FOR UPDATE;
    is_held := FOUND;
  END IF;
  SELECT jsonb_build_object(
      'row', case_row(c, f), 'events', case_events(c.facility_id, c.id), 'isHeld', is_held, 'isAlone', is_alone) INTO file
    FROM registry_case c JOIN facility f ON f.id = c.facility_id WHERE c.id = asked_case;
  RETURN file;
END $$;
