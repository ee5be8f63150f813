-- Who belongs to a facility and to the registry: invitations, roles, help for those who lost every factor, and the first
-- administrator. SQLSTATE TR003: a change that would leave a facility or the registry without anybody in charge.

-- A page of people is one walk.
CREATE INDEX "account_family_name_given_name_id_idx" ON "account"("family_name", "given_name", "id");

ALTER TABLE "membership" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "facility_id" UUID,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "npi" TEXT,
    "token_hash" BYTEA NOT NULL,
    "invited_by" UUID NOT NULL,
    "invited_by_name" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "message_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
CREATE INDEX "invitation_facility_id_email_idx" ON "invitation"("facility_id", "email");

CREATE TABLE "recovery_request" (
    "id" UUID NOT NULL,
    "facility_id" UUID,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "near_by" UUID,
    "near_by_name" TEXT,
    "near_at" TIMESTAMPTZ(3),
    "near_note" TEXT,
    "registry_by" UUID,
    "registry_name" TEXT,
    "registry_at" TIMESTAMPTZ(3),
    "registry_note" TEXT,
    "refused_by" UUID,
    "refused_by_name" TEXT,
    "refused_at" TIMESTAMPTZ(3),
    "refused_note" TEXT,
    "link_expires_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "recovery_request_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "recovery_request_token_hash_key" ON "recovery_request"("token_hash");
CREATE INDEX "recovery_request_facility_id_account_id_idx" ON "recovery_request"("facility_id", "account_id");
CREATE INDEX "recovery_request_account_id_idx" ON "recovery_request"("account_id");

CREATE TABLE "setup_link" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "setup_link_token_hash_key" ON "setup_link"("token_hash");

ALTER TABLE membership
  ADD CONSTRAINT membership_version_counts CHECK (version >= 1);
ALTER TABLE invitation
  ADD CONSTRAINT invitation_email_lower CHECK (email = lower(email) AND email <> ''),
  ADD CONSTRAINT invitation_role_known CHECK (role IN ('registrar', 'manager', 'physician', 'administrator', 'auditor')),
  ADD CONSTRAINT invitation_facility_by_role CHECK ((facility_id IS NOT NULL) = (role IN ('registrar', 'manager'))),
  ADD CONSTRAINT invitation_npi_by_role CHECK ((npi IS NOT NULL) = (role = 'physician')),
  ADD CONSTRAINT invitation_npi_form CHECK (npi ~ '^[12][0-9]{9}$'),
  ADD CONSTRAINT invitation_token_hashed CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT invitation_order CHECK (sent_at < expires_at),
  ADD CONSTRAINT invitation_accepted_by_somebody CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  ADD CONSTRAINT invitation_ends_once CHECK (accepted_at IS NULL OR revoked_at IS NULL),
  ADD CONSTRAINT invitation_version_counts CHECK (version >= 1),
  ADD CONSTRAINT invitation_facility_fkey FOREIGN KEY (facility_id) REFERENCES facility (id) ON UPDATE RESTRICT ON DELETE RESTRICT;
-- One open invitation for an address at a facility, or at the registry.
CREATE UNIQUE INDEX invitation_open ON invitation (facility_id, email) NULLS NOT DISTINCT
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
ALTER TABLE recovery_request
  ADD CONSTRAINT recovery_request_token_hashed CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT recovery_request_order CHECK (asked_at < expires_at),
  -- Never one alone, and nobody for themselves.
  ADD CONSTRAINT recovery_request_two_people CHECK (near_by <> account_id AND registry_by <> account_id AND near_by <> registry_by),
  ADD CONSTRAINT recovery_request_near_whole CHECK (
    (near_by IS NULL) = (near_at IS NULL) AND (near_by IS NULL) = (near_by_name IS NULL) AND (near_by IS NULL) = (near_note IS NULL)
  ),
  ADD CONSTRAINT recovery_request_registry_whole CHECK (
    (registry_by IS NULL) = (registry_at IS NULL) AND (registry_by IS NULL) = (registry_name IS NULL)
    AND (registry_by IS NULL) = (registry_note IS NULL)
  ),
  ADD CONSTRAINT recovery_request_refused_whole CHECK (
    (refused_by IS NULL) = (refused_at IS NULL) AND (refused_by IS NULL) = (refused_by_name IS NULL)
    AND (refused_by IS NULL) = (refused_note IS NULL)
  ),
  ADD CONSTRAINT recovery_request_notes_given CHECK (near_note <> '' AND registry_note <> ''),
  ADD CONSTRAINT recovery_request_link_by_two CHECK (
    link_expires_at IS NULL OR near_by IS NOT NULL AND registry_by IS NOT NULL
  ),
  ADD CONSTRAINT recovery_request_done_by_link CHECK (
    done_at IS NULL OR link_expires_at IS NOT NULL AND done_at < link_expires_at AND refused_at IS NULL
  ),
  ADD CONSTRAINT recovery_request_version_counts CHECK (version >= 1),
  ADD CONSTRAINT recovery_request_facility_fkey FOREIGN KEY (facility_id) REFERENCES facility (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
  ADD CONSTRAINT recovery_request_account_fkey FOREIGN KEY (account_id) REFERENCES account (id) ON UPDATE RESTRICT ON DELETE RESTRICT;
ALTER TABLE setup_link
  ADD CONSTRAINT setup_link_token_hashed CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT setup_link_order CHECK (created_at < expires_at);

CREATE TRIGGER membership_version BEFORE UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER invitation_version BEFORE UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION next_version();
CREATE TRIGGER recovery_request_version BEFORE UPDATE ON recovery_request FOR EACH ROW EXECUTE FUNCTION next_version();

-- Puts changes of the people of one facility, or of the registry, in order.
CREATE FUNCTION order_of_people(facility uuid) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('people ' || coalesce(facility::text, 'of the registry'), 0))
$$;

-- A facility that has a manager keeps one, and the registry keeps an administrator. Two who remove each other at the same time
-- wait here for one another, and the second finds nobody left.
CREATE FUNCTION keep_one_in_charge() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.role = OLD.role AND NEW.facility_id IS NOT DISTINCT FROM OLD.facility_id THEN
    RETURN NULL;
  END IF;
  PERFORM order_of_people(OLD.facility_id);
  PERFORM 1 FROM membership m WHERE m.role = OLD.role AND m.facility_id IS NOT DISTINCT FROM OLD.facility_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Somebody has to stay in charge: this was the last %', OLD.role USING ERRCODE = 'TR003';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER membership_in_charge AFTER UPDATE OR DELETE ON membership FOR EACH ROW
  WHEN (OLD.role IN ('manager', 'administrator')) EXECUTE FUNCTION keep_one_in_charge();

-- An invitation stays what it was: to whom, for what, from whom. Once it ended it stays ended.
CREATE FUNCTION invitation_steps() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF (NEW.id, NEW.facility_id, NEW.email, NEW.role, NEW.npi, NEW.token_hash, NEW.invited_by, NEW.invited_by_name)
    IS DISTINCT FROM
    (OLD.id, OLD.facility_id, OLD.email, OLD.role, OLD.npi, OLD.token_hash, OLD.invited_by, OLD.invited_by_name)
    OR OLD.accepted_at IS NOT NULL OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'An invitation is sent again, accepted or revoked, and nothing else' USING ERRCODE = 'TR001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invitation_steps BEFORE UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION invitation_steps();

-- Everybody approves and refuses in the own name, once. What was approved is not taken back, only refused; what has ended has ended.
CREATE FUNCTION recovery_steps() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF (NEW.id, NEW.facility_id, NEW.account_id, NEW.token_hash, NEW.asked_at, NEW.expires_at)
    IS DISTINCT FROM (OLD.id, OLD.facility_id, OLD.account_id, OLD.token_hash, OLD.asked_at, OLD.expires_at)
    OR OLD.near_by IS NOT NULL
      AND (NEW.near_by, NEW.near_by_name, NEW.near_at, NEW.near_note)
        IS DISTINCT FROM (OLD.near_by, OLD.near_by_name, OLD.near_at, OLD.near_note)
    OR OLD.registry_by IS NOT NULL
      AND (NEW.registry_by, NEW.registry_name, NEW.registry_at, NEW.registry_note)
        IS DISTINCT FROM (OLD.registry_by, OLD.registry_name, OLD.registry_at, OLD.registry_note)
    OR OLD.link_expires_at IS NOT NULL AND NEW.link_expires_at IS DISTINCT FROM OLD.link_expires_at
    OR OLD.done_at IS NOT NULL OR OLD.refused_at IS NOT NULL THEN
    RAISE EXCEPTION 'A request for help goes on step by step' USING ERRCODE = 'TR001';
  END IF;
  IF OLD.near_by IS NULL AND NEW.near_by <> app_actor()
    OR OLD.registry_by IS NULL AND NEW.registry_by IS NOT NULL
      AND (NEW.registry_by <> app_actor() OR app_role() <> 'administrator')
    OR OLD.refused_by IS NULL AND NEW.refused_by <> app_actor() THEN
    RAISE EXCEPTION 'Everybody approves and refuses in the own name' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recovery_request_steps BEFORE UPDATE ON recovery_request FOR EACH ROW EXECUTE FUNCTION recovery_steps();

-- Only for managers and administrators: who else looks after people.
CREATE FUNCTION app_manages(facility uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(app_role() = 'administrator' OR app_role() = 'manager' AND app_facility() = facility, false)
$$;

-- Sign-in finds the role of whoever it is, so everybody's is seen; given and taken are they by those who look after them.
ALTER TABLE membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY membership_seen ON membership FOR SELECT TO registry_app USING (true);
CREATE POLICY membership_changed ON membership FOR UPDATE TO registry_app
  USING (app_manages(facility_id))
  WITH CHECK (app_manages(facility_id) AND (app_role() = 'administrator' OR role IN ('registrar', 'manager')));
CREATE POLICY membership_removed ON membership FOR DELETE TO registry_app USING (app_manages(facility_id));
CREATE POLICY membership_given ON membership FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY invitation_seen ON invitation FOR SELECT TO registry_app
  USING (app_manages(facility_id) OR (SELECT app_sees_all()));
-- A manager invites into the own facility; the registry invites a manager, a physician and its own people.
CREATE POLICY invitation_written ON invitation FOR INSERT TO registry_app WITH CHECK (
  invited_by = (SELECT app_actor()) AND app_manages(facility_id)
  AND ((SELECT app_role()) = 'manager' OR role <> 'registrar')
);
CREATE POLICY invitation_changed ON invitation FOR UPDATE TO registry_app
  USING (app_manages(facility_id)) WITH CHECK (app_manages(facility_id));
CREATE POLICY invitation_door ON invitation FOR ALL TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'join') WITH CHECK ((SELECT current_setting('app.door', true)) = 'join');

ALTER TABLE recovery_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY recovery_request_seen ON recovery_request FOR SELECT TO registry_app
  USING (app_manages(facility_id) OR (SELECT app_sees_all()));
CREATE POLICY recovery_request_changed ON recovery_request FOR UPDATE TO registry_app
  USING (app_manages(facility_id)) WITH CHECK (app_manages(facility_id));
CREATE POLICY recovery_request_door ON recovery_request FOR ALL TO CURRENT_USER
  USING ((SELECT current_setting('app.door', true)) = 'recover') WITH CHECK ((SELECT current_setting('app.door', true)) = 'recover');

GRANT UPDATE (role, version), DELETE ON membership TO registry_app;
GRANT SELECT (id, facility_id, email, role, npi, invited_by, invited_by_name, sent_at, message_id, expires_at, accepted_at,
  accepted_by, revoked_at, version), INSERT, UPDATE (sent_at, message_id, expires_at, revoked_at, version) ON invitation TO registry_app;
GRANT SELECT (id, facility_id, account_id, asked_at, expires_at, near_by, near_by_name, near_at, near_note, registry_by,
  registry_name, registry_at, registry_note, refused_by, refused_by_name, refused_at, refused_note, link_expires_at, done_at, version),
  UPDATE (near_by, near_by_name, near_at, near_note, registry_by, registry_name, registry_at, registry_note, refused_by,
  refused_by_name, refused_at, refused_note, link_expires_at, version) ON recovery_request TO registry_app;

-- Doors for people who cannot sign in yet, or not any more. The secret they hold opens them, and it is nowhere in the database.

-- An open invitation: who invites to what, and whether the address has a role already.
CREATE FUNCTION invitation_at(asked_hash bytea, asked_at timestamptz)
RETURNS TABLE (
  id uuid, email text, role text, npi text, facility_id uuid, facility_name text, inviter_name text, account_id uuid, is_taken boolean
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'join', true);
  RETURN QUERY
    SELECT i.id, i.email, i.role, i.npi, i.facility_id, f.name, i.invited_by_name, a.id, m.account_id IS NOT NULL
    FROM invitation i LEFT JOIN facility f ON f.id = i.facility_id LEFT JOIN account a ON a.email = i.email
      LEFT JOIN membership m ON m.account_id = a.id
    WHERE i.token_hash = asked_hash AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > asked_at;
  PERFORM set_config('app.door', '', true);
END $$;

-- Makes an account, or opens one again whose role was taken away: with a new name and passphrase and nothing of what was.
CREATE FUNCTION make_account(new_id uuid, new_email text, new_family text, new_given text, new_hash text, at timestamptz)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO account (id, email, family_name, given_name, passphrase_hash) VALUES (new_id, new_email, new_family, new_given, new_hash)
  ON CONFLICT (email) DO NOTHING;
  IF NOT FOUND THEN
    PERFORM begin_sign_in_anew(new_id, new_hash, at);
    UPDATE account SET family_name = new_family, given_name = new_given, version = version + 1 WHERE account.id = new_id;
  END IF;
END $$;

-- A new passphrase, and the end of everything the old sign-in could do.
CREATE FUNCTION begin_sign_in_anew(of_account uuid, new_hash text, at timestamptz)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE account SET passphrase_hash = new_hash, version = version + 1 WHERE account.id = of_account;
  DELETE FROM passkey WHERE account_id = of_account;
  DELETE FROM authenticator WHERE account_id = of_account;
  DELETE FROM recovery_code WHERE account_id = of_account;
  UPDATE auth_session SET revoked_at = at WHERE account_id = of_account AND revoked_at IS NULL;
END $$;

-- Gives the role of an open invitation to the account of its address. False when it is not open any more, or the address has a
-- role by now.
CREATE FUNCTION accept_invitation(
  asked_hash bytea, asked_at timestamptz, new_account uuid, new_family text, new_given text, new_hash text
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found_invitation invitation;
  known uuid;
BEGIN
  PERFORM set_config('app.door', 'join', true);
  SELECT * INTO found_invitation FROM invitation i
    WHERE i.token_hash = asked_hash AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > asked_at FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM order_of_people(found_invitation.facility_id);
  SELECT a.id INTO known FROM account a WHERE a.email = found_invitation.email FOR UPDATE;
  IF known <> new_account OR EXISTS (SELECT 1 FROM membership m WHERE m.account_id = new_account) THEN
    RETURN false;
  END IF;
  PERFORM make_account(new_account, found_invitation.email, new_family, new_given, new_hash, asked_at);
  INSERT INTO membership (account_id, role, facility_id, npi)
    VALUES (new_account, found_invitation.role, found_invitation.facility_id, found_invitation.npi);
  UPDATE invitation i SET accepted_at = asked_at, accepted_by = new_account, version = i.version + 1
    WHERE i.id = found_invitation.id;
  PERFORM set_config('app.door', '', true);
  RETURN true;
END $$;

-- Asks for help with the sign-in of an address. Answers who asked, and nothing for an address without a role or with an open request.
CREATE FUNCTION ask_recovery(new_id uuid, asked_email text, new_hash bytea, at timestamptz, until timestamptz)
RETURNS TABLE (account_id uuid, name text, role text, facility_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  who record;
BEGIN
  SELECT a.id, a.given_name || ' ' || a.family_name AS name, m.role, m.facility_id INTO who
    FROM account a JOIN membership m ON m.account_id = a.id WHERE a.email = asked_email AND a.disabled_at IS NULL FOR UPDATE OF a;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM set_config('app.door', 'recover', true);
  IF NOT EXISTS (
    SELECT 1 FROM recovery_request r
    WHERE r.account_id = who.id AND r.done_at IS NULL AND r.refused_at IS NULL AND coalesce(r.link_expires_at, r.expires_at) > at
  ) THEN
    INSERT INTO recovery_request (id, facility_id, account_id, token_hash, asked_at, expires_at)
      VALUES (new_id, who.facility_id, who.id, new_hash, at, until);
    RETURN QUERY SELECT who.id, who.name, who.role, who.facility_id;
  END IF;
  PERFORM set_config('app.door', '', true);
END $$;

-- Whose approved request a secret belongs to, while its link is good.
CREATE FUNCTION recovery_at(asked_hash bytea, on_at timestamptz)
RETURNS TABLE (id uuid, account_id uuid, email text, name text, role text, facility_id uuid, npi text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.door', 'recover', true);
  RETURN QUERY
    SELECT r.id, a.id, a.email, a.given_name || ' ' || a.family_name, m.role, m.facility_id, m.npi
    FROM recovery_request r JOIN account a ON a.id = r.account_id JOIN membership m ON m.account_id = a.id
    WHERE r.token_hash = asked_hash AND r.done_at IS NULL AND r.refused_at IS NULL AND r.link_expires_at > on_at
      AND a.disabled_at IS NULL;
  PERFORM set_config('app.door', '', true);
END $$;

-- The new passphrase of an approved request; factors, codes and sessions of before die here. False when it is not good any more.
CREATE FUNCTION finish_recovery(asked_hash bytea, on_at timestamptz, new_hash text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found_request recovery_request;
BEGIN
  PERFORM set_config('app.door', 'recover', true);
  SELECT * INTO found_request FROM recovery_request r
    WHERE r.token_hash = asked_hash AND r.done_at IS NULL AND r.refused_at IS NULL AND r.link_expires_at > on_at FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM begin_sign_in_anew(found_request.account_id, new_hash, on_at);
  UPDATE recovery_request r SET done_at = on_at, version = r.version + 1 WHERE r.id = found_request.id;
  PERFORM set_config('app.door', '', true);
  RETURN true;
END $$;

-- A link for the first administrator, and the end of those before it. False once there is an administrator.
CREATE FUNCTION begin_setup(new_id uuid, new_hash bytea, at timestamptz, until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM order_of_people(NULL);
  IF EXISTS (SELECT 1 FROM membership m WHERE m.role = 'administrator') THEN
    RETURN false;
  END IF;
  DELETE FROM setup_link WHERE used_at IS NULL;
  INSERT INTO setup_link (id, token_hash, created_at, expires_at) VALUES (new_id, new_hash, at, until);
  RETURN true;
END $$;

-- Whether a setup link can still be used.
CREATE FUNCTION setup_at(asked_hash bytea, asked_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM setup_link s WHERE s.token_hash = asked_hash AND s.used_at IS NULL AND s.expires_at > asked_at)
    AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.role = 'administrator')
$$;

-- The first administrator, once. False when the link is not good any more, or somebody has the address.
CREATE FUNCTION finish_setup(
  asked_hash bytea, asked_at timestamptz, new_account uuid, new_email text, new_family text, new_given text, new_hash text
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM order_of_people(NULL);
  IF NOT setup_at(asked_hash, asked_at) OR EXISTS (SELECT 1 FROM account a WHERE a.email = new_email) THEN
    RETURN false;
  END IF;
  UPDATE setup_link s SET used_at = asked_at WHERE s.token_hash = asked_hash;
  PERFORM make_account(new_account, new_email, new_family, new_given, new_hash, asked_at);
  INSERT INTO membership (account_id, role) VALUES (new_account, 'administrator');
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION
  invitation_at(bytea, timestamptz), accept_invitation(bytea, timestamptz, uuid, text, text, text),
  ask_recovery(uuid, text, bytea, timestamptz, timestamptz), recovery_at(bytea, timestamptz),
  finish_recovery(bytea, timestamptz, text), begin_setup(uuid, bytea, timestamptz, timestamptz), setup_at(bytea, timestamptz),
  finish_setup(bytea, timestamptz, uuid, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  invitation_at(bytea, timestamptz), accept_invitation(bytea, timestamptz, uuid, text, text, text),
  ask_recovery(uuid, text, bytea, timestamptz, timestamptz), recovery_at(bytea, timestamptz),
  finish_recovery(bytea, timestamptz, text), begin_setup(uuid, bytea, timestamptz, timestamptz), setup_at(bytea, timestamptz),
  finish_setup(bytea, timestamptz, uuid, text, text, text, text) TO registry_app;
