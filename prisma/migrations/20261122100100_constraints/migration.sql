-- What must hold in every row, whoever writes it. Lists of words repeat closed unions of lib/domain; a test compares them.

ALTER TABLE facility
  ADD CONSTRAINT facility_registry_number_form CHECK (registry_number ~ '^[0-9]{4}$'),
  ADD CONSTRAINT facility_state_form CHECK (state ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT facility_npi_form CHECK (npi ~ '^[12][0-9]{9}$'),
  ADD CONSTRAINT facility_agreement_order CHECK (agreement_until_on >= agreement_from_on),
  ADD CONSTRAINT facility_version_counts CHECK (version >= 1);

ALTER TABLE account
  ADD CONSTRAINT account_email_lower CHECK (email = lower(email) AND email <> ''),
  ADD CONSTRAINT account_passphrase_argon2id CHECK (passphrase_hash LIKE '$argon2id$%'),
  ADD CONSTRAINT account_version_counts CHECK (version >= 1);

ALTER TABLE membership
  ADD CONSTRAINT membership_role_known CHECK (role IN ('registrar', 'manager', 'physician', 'administrator', 'auditor')),
  ADD CONSTRAINT membership_facility_by_role CHECK ((facility_id IS NOT NULL) = (role IN ('registrar', 'manager'))),
  ADD CONSTRAINT membership_npi_by_role CHECK ((npi IS NOT NULL) = (role = 'physician')),
  ADD CONSTRAINT membership_npi_form CHECK (npi ~ '^[12][0-9]{9}$');

ALTER TABLE auth_session
  ADD CONSTRAINT auth_session_secret_hashed CHECK (octet_length(secret_hash) = 32),
  ADD CONSTRAINT auth_session_assurance_known CHECK (assurance IN (1, 2)),
  ADD CONSTRAINT auth_session_order CHECK (created_at < absolute_expires_at);

ALTER TABLE physician
  ADD CONSTRAINT physician_npi_form CHECK (npi ~ '^[12][0-9]{9}$'),
  ADD CONSTRAINT physician_version_counts CHECK (version >= 1);

ALTER TABLE case_counter
  ADD CONSTRAINT case_counter_year_form CHECK (year BETWEEN 2000 AND 2199),
  ADD CONSTRAINT case_counter_counts CHECK (running >= 0);

ALTER TABLE registry_case
  ADD CONSTRAINT registry_case_number_form CHECK (number ~ '^[0-9]{4}-[0-9]{2}-[0-9]{4,}$'),
  ADD CONSTRAINT registry_case_number_parts CHECK (
    split_part(number, '-', 2)::int = year % 100 AND split_part(number, '-', 3)::numeric = running
  ),
  ADD CONSTRAINT registry_case_running_counts CHECK (running >= 1),
  ADD CONSTRAINT registry_case_mbi_form CHECK (
    mbi ~ '^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}$'
  ),
  ADD CONSTRAINT registry_case_physician_npi_form CHECK (physician_npi ~ '^[12][0-9]{9}$'),
  ADD CONSTRAINT registry_case_cpt_form CHECK (cpt ~ '^[0-9]{5}$'),
  ADD CONSTRAINT registry_case_names_given CHECK (family_name <> '' AND given_name <> ''),
  ADD CONSTRAINT registry_case_same_scan_known CHECK (same_scan IN ('none', 'confirmed', 'unconfirmed')),
  ADD CONSTRAINT registry_case_version_counts CHECK (version >= 1);

ALTER TABLE case_event
  ADD CONSTRAINT case_event_seq_counts CHECK (seq >= 1),
  ADD CONSTRAINT case_event_kind_known CHECK (
    kind IN ('registered', 'formSubmitted', 'confirmedSeparate', 'lateAccepted', 'claimSupportIssued', 'billed')
  );

ALTER TABLE entry
  ADD CONSTRAINT entry_form_known CHECK (form_id IN ('registration', 'pre-pet', 'completion', 'report', 'post-pet')),
  ADD CONSTRAINT entry_revision_counts CHECK (revision >= 1),
  ADD CONSTRAINT entry_definition_version_counts CHECK (definition_version >= 1),
  ADD CONSTRAINT entry_definition_hash_form CHECK (definition_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT entry_content_hash_form CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT entry_answers_object CHECK (jsonb_typeof(answers) = 'object'),
  ADD CONSTRAINT entry_channel_known CHECK (channel IN ('account', 'paper')),
  ADD CONSTRAINT entry_paper_attached CHECK (channel <> 'paper' OR attachment_id IS NOT NULL);

ALTER TABLE signature
  ADD CONSTRAINT signature_method_known CHECK (method IN ('passphrase', 'paper')),
  ADD CONSTRAINT signature_instant_by_method CHECK ((signed_at IS NOT NULL) = (method = 'passphrase')),
  ADD CONSTRAINT signature_signer_npi_form CHECK (signer_npi ~ '^[12][0-9]{9}$'),
  ADD CONSTRAINT signature_words_given CHECK (signer_name <> '' AND meaning <> ''),
  ADD CONSTRAINT signature_content_hash_form CHECK (content_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE draft
  ADD CONSTRAINT draft_form_known CHECK (form_id IN ('registration', 'pre-pet', 'completion', 'report', 'post-pet')),
  ADD CONSTRAINT draft_channel_known CHECK (channel IN ('account', 'paper')),
  ADD CONSTRAINT draft_answers_object CHECK (jsonb_typeof(answers) = 'object'),
  ADD CONSTRAINT draft_client_seq_counts CHECK (client_seq >= 0),
  ADD CONSTRAINT draft_version_counts CHECK (version >= 1);

ALTER TABLE verdict
  ADD CONSTRAINT verdict_outcome_known CHECK (outcome IN ('met', 'notMet', 'cannotTell'));

ALTER TABLE case_outlook
  ADD CONSTRAINT case_outlook_order CHECK (from_on < until_on),
  ADD CONSTRAINT case_outlook_state_known CHECK (
    state IN (
      'awaitingPrePet', 'awaitingScan', 'awaitingCompletion', 'awaitingForms', 'readyToBill', 'late', 'billed', 'notPayable',
      'cancelled', 'expired'
    )
  ),
  ADD CONSTRAINT case_outlook_tab_known CHECK (tab IN ('needsAction', 'withPhysician', 'waiting', 'readyToBill', 'closed')),
  ADD CONSTRAINT case_outlook_light_known CHECK (light IN ('yes', 'notYet', 'atRisk', 'no')),
  ADD CONSTRAINT case_outlook_who_known CHECK (step_who IN ('facility', 'physician', 'registry', 'nobody')),
  ADD CONSTRAINT case_outlook_form_known CHECK (step_form IN ('registration', 'pre-pet', 'completion', 'report', 'post-pet')),
  ADD CONSTRAINT case_outlook_rules_count CHECK (open_rules >= 0 AND open_rules <= rules);

ALTER TABLE attachment
  ADD CONSTRAINT attachment_kind_known CHECK (kind IN ('report', 'paperForm')),
  ADD CONSTRAINT attachment_size_true CHECK (size = octet_length(bytes) AND size BETWEEN 1 AND 10485760),
  ADD CONSTRAINT attachment_sha256_true CHECK (sha256 = encode(sha256(bytes), 'hex'));

ALTER TABLE claim_document
  ADD CONSTRAINT claim_document_revision_counts CHECK (revision >= 1),
  ADD CONSTRAINT claim_document_code_form CHECK (code ~ '^[0-9A-Z]{12}$'),
  ADD CONSTRAINT claim_document_content_hash_form CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT claim_document_superseded_after CHECK (superseded_at >= issued_at);

ALTER TABLE idempotency_key
  ADD CONSTRAINT idempotency_key_form CHECK (length(key) BETWEEN 1 AND 255),
  ADD CONSTRAINT idempotency_key_body_hash_form CHECK (body_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE audit_line
  ADD CONSTRAINT audit_line_role_known CHECK (role IN ('registrar', 'manager', 'physician', 'administrator', 'auditor', 'nobody')),
  ADD CONSTRAINT audit_line_outcome_known CHECK (outcome IN ('done', 'refused'));

ALTER TABLE audit_head
  ADD CONSTRAINT audit_head_single CHECK (id = 1);
INSERT INTO audit_head (id, sequence) VALUES (1, 0);

-- Registrations begun and not finished: a list of a few among the drafts of all cases.
CREATE INDEX draft_begun_idx ON draft (facility_id, case_id) WHERE form_id = 'registration' AND submitted_at IS NULL;

-- Rows that are rewritten again and again keep room for their next version on the same page.
ALTER TABLE draft SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
ALTER TABLE auth_session SET (fillfactor = 70);
ALTER TABLE throttle SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
ALTER TABLE case_counter SET (fillfactor = 30);
ALTER TABLE audit_head SET (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
ALTER TABLE case_outlook SET (autovacuum_vacuum_scale_factor = 0.05);
