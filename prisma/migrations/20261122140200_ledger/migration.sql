-- Money: what each facility has paid in, what registrations cost, what was given back. The balance is kept by the trigger of the
-- entries alone, under the lock of its row, so that it is their sum at every moment. SQLSTATE TR004: a fee that the balance does
-- not cover.

-- CreateTable
CREATE TABLE "ledger_account" (
    "facility_id" UUID NOT NULL,
    "balance_cents" INTEGER NOT NULL DEFAULT 0,
    "minimum_cents" INTEGER NOT NULL DEFAULT 50000,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "last_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("facility_id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "facility_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "balance_cents" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "posted_on" DATE NOT NULL,
    "case_id" UUID,
    "of_seq" INTEGER,
    "rule" TEXT,
    "note" TEXT,
    "by_account" UUID NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("facility_id","seq")
);

-- CreateIndex
CREATE INDEX "ledger_entry_facility_id_posted_on_seq_idx" ON "ledger_entry"("facility_id", "posted_on", "seq");

-- CreateIndex
CREATE INDEX "ledger_entry_facility_id_case_id_idx" ON "ledger_entry"("facility_id", "case_id");

-- CreateIndex
CREATE INDEX "ledger_entry_facility_id_of_seq_idx" ON "ledger_entry"("facility_id", "of_seq");

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "ledger_account"("facility_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_facility_id_of_seq_fkey" FOREIGN KEY ("facility_id", "of_seq") REFERENCES "ledger_entry"("facility_id", "seq") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_minimum_counts CHECK (minimum_cents BETWEEN 0 AND 100000000),
  ADD CONSTRAINT ledger_account_entries_count CHECK (entries >= 0),
  ADD CONSTRAINT ledger_account_version_counts CHECK (version >= 1);
ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_seq_counts CHECK (seq >= 1),
  ADD CONSTRAINT ledger_entry_kind_known CHECK (kind IN ('deposit', 'fee', 'refund', 'reversal')),
  ADD CONSTRAINT ledger_entry_sign_by_kind CHECK (
    CASE kind WHEN 'deposit' THEN amount_cents > 0 WHEN 'fee' THEN amount_cents < 0 WHEN 'refund' THEN amount_cents > 0
      ELSE amount_cents <> 0 END
  ),
  ADD CONSTRAINT ledger_entry_case_by_kind CHECK (
    CASE kind WHEN 'deposit' THEN case_id IS NULL WHEN 'reversal' THEN true ELSE case_id IS NOT NULL END
  ),
  ADD CONSTRAINT ledger_entry_of_by_kind CHECK ((of_seq IS NOT NULL) = (kind IN ('refund', 'reversal'))),
  ADD CONSTRAINT ledger_entry_rule_by_kind CHECK (
    CASE kind WHEN 'deposit' THEN rule IS NULL WHEN 'reversal' THEN true ELSE rule IS NOT NULL END
  ),
  -- Whatever follows no rule says why it is there.
  ADD CONSTRAINT ledger_entry_explained CHECK (rule IS NOT NULL OR coalesce(note, '') <> ''),
  ADD CONSTRAINT ledger_entry_named CHECK (by_name <> ''),
  -- A fee is written before its case: nobody waits for the books with the audit in hand.
  ADD CONSTRAINT ledger_entry_case_fkey FOREIGN KEY (facility_id, case_id) REFERENCES registry_case (facility_id, id)
    ON UPDATE RESTRICT ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

CREATE TRIGGER ledger_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_account_kept BEFORE DELETE OR TRUNCATE ON ledger_account EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_account_version BEFORE UPDATE ON ledger_account FOR EACH ROW EXECUTE FUNCTION next_version();

-- Everybody of the facility and the registry sees; the registry records deposits and takes back, a facility's registrations bring
-- fees and what their rules give back. A facility never takes back a fee by itself.
ALTER TABLE ledger_account ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_account_seen ON ledger_account FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR (SELECT app_sees_all())
);
CREATE POLICY ledger_account_changed ON ledger_account FOR UPDATE TO registry_app
  USING (app_manages(facility_id)) WITH CHECK (app_manages(facility_id));
CREATE POLICY ledger_account_door ON ledger_account FOR ALL TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'ledger') WITH CHECK ((SELECT current_setting('app.door', true)) = 'ledger');

ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_entry_seen ON ledger_entry FOR SELECT TO registry_app USING (
  facility_id = (SELECT app_facility()) OR (SELECT app_sees_all())
);
CREATE POLICY ledger_entry_written ON ledger_entry FOR INSERT TO registry_app WITH CHECK (
  by_account = (SELECT app_actor()) AND (
    (SELECT app_role()) = 'administrator'
    OR facility_id = (SELECT app_facility()) AND rule IS NOT NULL AND (kind IN ('fee', 'refund') OR kind = 'reversal' AND amount_cents < 0))
);
CREATE POLICY ledger_entry_door ON ledger_entry FOR SELECT TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'ledger');

GRANT SELECT ON ledger_account TO registry_app;
GRANT UPDATE (minimum_cents, version) ON ledger_account TO registry_app;
GRANT SELECT, INSERT ON ledger_entry TO registry_app;

-- Gives an entry its number, its balance and its day, and refuses what would not add up.
CREATE FUNCTION ledger_books() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  books ledger_account;
  other ledger_entry;
BEGIN
  PERFORM set_config('app.door', 'ledger', true);
  SELECT * INTO STRICT books FROM ledger_account a WHERE a.facility_id = NEW.facility_id FOR UPDATE;
  NEW.seq := books.entries + 1;
  NEW.balance_cents := books.balance_cents + NEW.amount_cents;
  NEW.posted_on := greatest(NEW.posted_on, books.last_on);
  IF NEW.kind = 'fee' AND NEW.balance_cents < 0 THEN
    RAISE EXCEPTION 'The balance does not cover the fee' USING ERRCODE = 'TR004';
  END IF;
  IF NEW.of_seq IS NOT NULL THEN
    SELECT * INTO other FROM ledger_entry e WHERE e.facility_id = NEW.facility_id AND e.seq = NEW.of_seq;
    IF NOT FOUND OR NEW.amount_cents <> -other.amount_cents OR NEW.case_id IS DISTINCT FROM other.case_id
      OR other.kind = 'reversal' OR NEW.kind = 'refund' AND other.kind <> 'fee' THEN
      RAISE EXCEPTION 'An entry gives or takes back exactly what another brought' USING ERRCODE = 'TR001';
    END IF;
    PERFORM 1 FROM ledger_entry e WHERE e.facility_id = NEW.facility_id AND e.of_seq = NEW.of_seq AND NOT EXISTS (
      SELECT 1 FROM ledger_entry r WHERE r.facility_id = e.facility_id AND r.of_seq = e.seq);
    IF FOUND THEN
      RAISE EXCEPTION 'Nothing is given or taken back twice' USING ERRCODE = 'TR001';
    END IF;
  END IF;
  UPDATE ledger_account a SET balance_cents = NEW.balance_cents, entries = NEW.seq, last_on = NEW.posted_on, version = a.version + 1
    WHERE a.facility_id = NEW.facility_id;
  PERFORM set_config('app.door', '', true);
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_books BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_books();

-- Every facility has books from its first day.
CREATE FUNCTION open_books() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'ledger', true);
  INSERT INTO ledger_account (facility_id) VALUES (NEW.id);
  PERFORM set_config('app.door', '', true);
  RETURN NULL;
END $$;
CREATE TRIGGER facility_books AFTER INSERT ON facility FOR EACH ROW EXECUTE FUNCTION open_books();
REVOKE ALL ON FUNCTION ledger_books(), open_books() FROM PUBLIC;
DO $$
BEGIN
  PERFORM set_config('app.door', 'ledger', true);
  INSERT INTO ledger_account (facility_id) SELECT id FROM facility;
  PERFORM set_config('app.door', '', true);
END $$;

-- What a facility has, kept as it is until the transaction ends: two registrations against the last fee wait here for one another.
CREATE FUNCTION ledger_held(asked_facility uuid) RETURNS TABLE (balance_cents int, minimum_cents int)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger ' || asked_facility::text, 0));
  RETURN QUERY SELECT a.balance_cents, a.minimum_cents FROM ledger_account a WHERE a.facility_id = asked_facility;
END $$;

ALTER TABLE message DROP CONSTRAINT message_kind_known, ADD CONSTRAINT message_kind_known CHECK (
  kind IN ('formLink', 'linkKilled', 'invitation', 'recovery', 'signInChanged', 'recoveryAsked', 'balanceLow',
    'applicationLink', 'applicationReceived', 'applicationAsked', 'applicationDecided')
);
