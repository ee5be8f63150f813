-- What became of claims: each is billed, paid or denied, and each change is an event of its case. The table `case_claim` follows
-- those events, so that a worklist can be read by state and day.

CREATE TABLE "case_claim" (
    "facility_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "claim" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "since_on" DATE NOT NULL,
    "reasons" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "case_claim_pkey" PRIMARY KEY ("facility_id","case_id","claim")
);
CREATE INDEX "case_claim_status_idx" ON "case_claim"("facility_id", "status", "since_on", "case_id", "claim");
ALTER TABLE "case_claim" ADD CONSTRAINT "case_claim_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE case_claim
  ADD CONSTRAINT case_claim_known CHECK (claim IN ('professional', 'technical', 'institutional')),
  ADD CONSTRAINT case_claim_status_known CHECK (status IN ('billed', 'paid', 'denied')),
  ADD CONSTRAINT case_claim_reasons_there CHECK (reasons IS NOT NULL),
  -- A denial has its reasons, and nothing else has any.
  ADD CONSTRAINT case_claim_denied_why CHECK ((status = 'denied') = (cardinality(reasons) > 0)),
  ADD CONSTRAINT case_claim_reasons_form CHECK (array_to_string(reasons, ' ') ~ '^([A-Z0-9-]{2,8}( |$))*$'),
  ADD CONSTRAINT case_claim_version_counts CHECK (version >= 1);

CREATE TRIGGER case_claim_version BEFORE UPDATE ON case_claim FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER case_claim_kept BEFORE DELETE OR TRUNCATE ON case_claim EXECUTE FUNCTION refuse_change();

-- Further kinds of events, beside whatever others there are.
DO $$
DECLARE
  known text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO STRICT known FROM pg_constraint
    WHERE conname = 'case_event_kind_known' AND conrelid = 'case_event'::regclass;
  ALTER TABLE case_event DROP CONSTRAINT case_event_kind_known;
  EXECUTE 'ALTER TABLE case_event ADD CONSTRAINT case_event_kind_known '
    || replace(known, '''billed''::text', '''billed''::text, ''claimDenied''::text, ''claimPaid''::text');
END $$;

ALTER TABLE case_claim ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY case_claim_seen ON case_claim FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR (SELECT app_sees_all())
);
-- Only the event of a claim writes here, in the name of the facility whose claim it is.
CREATE POLICY case_claim_read_to_follow ON case_claim FOR SELECT TO CURRENT_USER USING (facility_id = (SELECT app_facility()));
CREATE POLICY case_claim_begun ON case_claim FOR INSERT TO CURRENT_USER WITH CHECK (facility_id = (SELECT app_facility()));
CREATE POLICY case_claim_changed ON case_claim FOR UPDATE TO CURRENT_USER
  USING (facility_id = (SELECT app_facility())) WITH CHECK (facility_id = (SELECT app_facility()));
GRANT SELECT ON case_claim TO registry_app;

CREATE FUNCTION claim_follows_event() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO case_claim AS known (facility_id, case_id, claim, status, since_on, reasons)
    SELECT NEW.facility_id, NEW.case_id, named,
      CASE NEW.kind WHEN 'billed' THEN 'billed' WHEN 'claimPaid' THEN 'paid' ELSE 'denied' END,
      (NEW.data->>'on')::date,
      ARRAY(SELECT jsonb_array_elements_text(coalesce(NEW.data->'reasons', '[]'::jsonb)))
    FROM jsonb_array_elements_text(coalesce(NEW.data->'claims', '[]'::jsonb)) named
  ON CONFLICT (facility_id, case_id, claim) DO UPDATE SET
    status = excluded.status, since_on = excluded.since_on, reasons = excluded.reasons, version = known.version + 1;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION claim_follows_event() FROM PUBLIC;
CREATE TRIGGER case_event_of_claim AFTER INSERT ON case_event FOR EACH ROW
  WHEN (NEW.kind IN ('billed', 'claimPaid', 'claimDenied')) EXECUTE FUNCTION claim_follows_event();
