-- Messages to people. A message and the job that sends it are written by one door, in the transaction of what caused them:
-- undone with it, kept with it. The portal's role neither owns nor reads the queue (schema graphile_worker, which
-- lib/db/queue.ts installs after the migrations).

DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'registry_worker') THEN
    RAISE EXCEPTION 'The role registry_worker is missing. Create it as a superuser: CREATE ROLE registry_worker LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ''...''';
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'registry_worker' AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'The role registry_worker passes row security. Alter it: ALTER ROLE registry_worker NOSUPERUSER NOBYPASSRLS';
  END IF;
END $$;

CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "facility_id" UUID,
    "facts" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "message_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "message_status_id_idx" ON "message"("status", "id");
CREATE INDEX "message_facility_id_id_idx" ON "message"("facility_id", "id");
ALTER TABLE "message" ADD CONSTRAINT "message_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE message
  ADD CONSTRAINT message_kind_known CHECK (
    kind IN ('formLink', 'linkKilled', 'invitation', 'recovery', 'signInChanged', 'recoveryAsked')
  ),
  -- One address and nothing that could begin another header.
  ADD CONSTRAINT message_recipient_form CHECK (recipient ~ '^[^\s@<>,;"]+@[^\s@<>,;"]+$' AND length(recipient) <= 254),
  ADD CONSTRAINT message_facts_object CHECK (jsonb_typeof(facts) = 'object'),
  ADD CONSTRAINT message_status_known CHECK (status IN ('queued', 'sent', 'shown', 'failed')),
  ADD CONSTRAINT message_attempts_count CHECK (attempts >= 0),
  ADD CONSTRAINT message_id_form CHECK (message_id ~ '^<[0-9a-f-]{36}@[A-Za-z0-9.-]+>$'),
  ADD CONSTRAINT message_sent_when CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT message_sent_named CHECK (status <> 'sent' OR message_id IS NOT NULL),
  ADD CONSTRAINT message_failed_when CHECK ((status = 'failed') = (failed_at IS NOT NULL)),
  ADD CONSTRAINT message_last_error_code CHECK (last_error ~ '^[A-Za-z0-9_-]{1,40}$');

ALTER TABLE message ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY message_seen ON message FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR (SELECT app_sees_all())
);
CREATE POLICY message_queued ON message FOR INSERT TO CURRENT_USER WITH CHECK (true);
-- The worker reads what it sends and says what became of it; what has ended stays as it ended.
CREATE POLICY message_read_to_send ON message FOR SELECT TO registry_worker USING (true);
CREATE POLICY message_attempted ON message FOR UPDATE TO registry_worker USING (status = 'queued') WITH CHECK (true);

GRANT SELECT ON message TO registry_app;
GRANT USAGE ON SCHEMA public TO registry_worker;
GRANT SELECT ON message TO registry_worker;
GRANT UPDATE (status, attempts, message_id, sent_at, failed_at, last_error) ON message TO registry_worker;

-- Twelve attempts, with graphile_worker's pauses, are about fifteen hours.
CREATE FUNCTION queue_message(
  new_id uuid, message_kind text, message_to text, message_facility uuid, message_facts jsonb, queued_at timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF app_facility() IS NOT NULL AND message_facility <> app_facility() THEN
    RAISE EXCEPTION 'A facility sends nothing in the name of another' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO message (id, kind, recipient, facility_id, facts, created_at)
    VALUES (new_id, message_kind, message_to, message_facility, message_facts, queued_at);
  PERFORM graphile_worker.add_job('send-message', json_build_object('id', new_id), NULL, NULL, 12, new_id::text);
END $$;

-- What is applied, so that a portal notices a database that is behind it or ahead of it.
CREATE FUNCTION applied_migrations() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1
$$;

REVOKE ALL ON FUNCTION queue_message(uuid, text, text, uuid, jsonb, timestamptz), applied_migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue_message(uuid, text, text, uuid, jsonb, timestamptz), applied_migrations() TO registry_app;
