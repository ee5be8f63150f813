-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "facility" (
    "id" UUID NOT NULL,
    "registry_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "npi" TEXT NOT NULL,
    "ccn" TEXT,
    "is_hospital" BOOLEAN NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "approved_on" DATE,
    "agreement_from_on" DATE,
    "agreement_until_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "facility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "passphrase_hash" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "facility_id" UUID,
    "npi" TEXT,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "assurance" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "proved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "physician" (
    "facility_id" UUID NOT NULL,
    "npi" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "specialty" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "fax" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "physician_pkey" PRIMARY KEY ("facility_id","npi")
);

-- CreateTable
CREATE TABLE "case_counter" (
    "facility_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "running" INTEGER NOT NULL,

    CONSTRAINT "case_counter_pkey" PRIMARY KEY ("facility_id","year")
);

-- CreateTable
CREATE TABLE "registry_case" (
    "facility_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "running" INTEGER NOT NULL,
    "protocol_id" TEXT NOT NULL,
    "protocol_version" INTEGER NOT NULL,
    "registered_on" DATE NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "scheduled_on" DATE NOT NULL,
    "scan_on" DATE,
    "cpt" TEXT,
    "tracer" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "physician_npi" TEXT NOT NULL,
    "physician_family_name" TEXT NOT NULL,
    "physician_given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "born_on" DATE NOT NULL,
    "sex" TEXT NOT NULL,
    "mbi" TEXT NOT NULL,
    "family_key" TEXT NOT NULL DEFAULT '',
    "given_key" TEXT NOT NULL DEFAULT '',
    "same_scan" TEXT NOT NULL DEFAULT 'none',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "registry_case_pkey" PRIMARY KEY ("facility_id","id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "facility_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_account" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "entry_id" UUID,
    "data" JSONB NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("facility_id","case_id","seq")
);

-- CreateTable
CREATE TABLE "entry" (
    "facility_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "form_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "definition_hash" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "worded" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "attachment_id" UUID,
    "receipt" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by" UUID NOT NULL,
    "submitted_by_name" TEXT NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("facility_id","id")
);

-- CreateTable
CREATE TABLE "signature" (
    "facility_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signer_npi" TEXT,
    "meaning" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "signed_on" DATE NOT NULL,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("facility_id","entry_id")
);

-- CreateTable
CREATE TABLE "draft" (
    "facility_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "form_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "client_id" UUID NOT NULL,
    "client_seq" BIGINT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_by_name" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("facility_id","case_id","form_id","channel")
);

-- CreateTable
CREATE TABLE "verdict" (
    "facility_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "protocol_id" TEXT NOT NULL,
    "protocol_version" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "findings" JSONB NOT NULL,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("facility_id","id")
);

-- CreateTable
CREATE TABLE "case_outlook" (
    "facility_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "tab" TEXT NOT NULL,
    "light" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "step_who" TEXT NOT NULL,
    "step_what" TEXT NOT NULL,
    "step_detail" TEXT NOT NULL,
    "step_form" TEXT,
    "due_on" DATE NOT NULL,
    "open_rules" INTEGER NOT NULL,
    "rules" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "running" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "family_name" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "born_on" DATE NOT NULL,
    "sex" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "tracer" TEXT NOT NULL,
    "scanner" TEXT,
    "scan_on" DATE NOT NULL,
    "scanned" BOOLEAN NOT NULL,
    "physician_npi" TEXT NOT NULL,
    "physician_name" TEXT NOT NULL,

    CONSTRAINT "case_outlook_pkey" PRIMARY KEY ("facility_id","case_id","from_on")
);

-- CreateTable
CREATE TABLE "attachment" (
    "facility_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "uploaded_by_name" TEXT NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("facility_id","id")
);

-- CreateTable
CREATE TABLE "claim_document" (
    "facility_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "verdict_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "audit_sequence" BIGINT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_document_pkey" PRIMARY KEY ("facility_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "answer" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateTable
CREATE TABLE "audit_line" (
    "sequence" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "facility_id" UUID,
    "action" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" TEXT,
    "case_id" UUID,
    "version" INTEGER,
    "request_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "audit_line_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" SMALLINT NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "facility_registry_number_key" ON "facility"("registry_number");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "membership_facility_id_idx" ON "membership"("facility_id");

-- CreateIndex
CREATE INDEX "auth_session_account_id_idx" ON "auth_session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_secret_hash_key" ON "auth_session"("secret_hash");

-- CreateIndex
CREATE INDEX "registry_case_facility_id_mbi_idx" ON "registry_case"("facility_id", "mbi");

-- CreateIndex
CREATE INDEX "registry_case_physician_npi_idx" ON "registry_case"("physician_npi");

-- CreateIndex
CREATE INDEX "registry_case_family_key_idx" ON "registry_case"("facility_id", "family_key" text_pattern_ops, "given_key" text_pattern_ops);

-- CreateIndex
CREATE INDEX "registry_case_given_key_idx" ON "registry_case"("facility_id", "given_key" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "registry_case_facility_id_year_running_key" ON "registry_case"("facility_id", "year", "running");

-- CreateIndex
CREATE UNIQUE INDEX "registry_case_facility_id_number_key" ON "registry_case"("facility_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "entry_facility_id_case_id_form_id_revision_key" ON "entry"("facility_id", "case_id", "form_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "entry_facility_id_case_id_id_key" ON "entry"("facility_id", "case_id", "id");

-- CreateIndex
CREATE INDEX "verdict_facility_id_case_id_decided_at_idx" ON "verdict"("facility_id", "case_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_facility_id_case_id_id_key" ON "verdict"("facility_id", "case_id", "id");

-- CreateIndex
CREATE INDEX "case_outlook_tab_idx" ON "case_outlook"("facility_id", "tab", "due_on", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_due_idx" ON "case_outlook"("facility_id", "due_on", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_scan_idx" ON "case_outlook"("facility_id", "scan_on", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_name_idx" ON "case_outlook"("facility_id", "family_name", "given_name", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_number_idx" ON "case_outlook"("facility_id", "year", "running", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_state_idx" ON "case_outlook"("facility_id", "state", "due_on", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_facility_physician_idx" ON "case_outlook"("facility_id", "physician_npi", "due_on", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_physician_idx" ON "case_outlook"("physician_npi", "tab", "due_on", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_registry_tab_idx" ON "case_outlook"("tab", "due_on", "case_id", "until_on");

-- CreateIndex
CREATE INDEX "case_outlook_registry_due_idx" ON "case_outlook"("due_on", "case_id", "until_on");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_facility_id_case_id_id_key" ON "attachment"("facility_id", "case_id", "id");

-- CreateIndex
CREATE INDEX "claim_document_code_idx" ON "claim_document"("code");

-- CreateIndex
CREATE UNIQUE INDEX "claim_document_facility_id_case_id_revision_key" ON "claim_document"("facility_id", "case_id", "revision");

-- CreateIndex
CREATE INDEX "audit_line_case_id_sequence_idx" ON "audit_line"("case_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_line_actor_id_sequence_idx" ON "audit_line"("actor_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_line_facility_id_sequence_idx" ON "audit_line"("facility_id", "sequence");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "physician" ADD CONSTRAINT "physician_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case_counter" ADD CONSTRAINT "case_counter_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "registry_case" ADD CONSTRAINT "registry_case_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facility"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_facility_id_case_id_entry_id_fkey" FOREIGN KEY ("facility_id", "case_id", "entry_id") REFERENCES "entry"("facility_id", "case_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_facility_id_case_id_attachment_id_fkey" FOREIGN KEY ("facility_id", "case_id", "attachment_id") REFERENCES "attachment"("facility_id", "case_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_facility_id_entry_id_fkey" FOREIGN KEY ("facility_id", "entry_id") REFERENCES "entry"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case_outlook" ADD CONSTRAINT "case_outlook_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim_document" ADD CONSTRAINT "claim_document_facility_id_case_id_fkey" FOREIGN KEY ("facility_id", "case_id") REFERENCES "registry_case"("facility_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "claim_document" ADD CONSTRAINT "claim_document_facility_id_case_id_verdict_id_fkey" FOREIGN KEY ("facility_id", "case_id", "verdict_id") REFERENCES "verdict"("facility_id", "case_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
