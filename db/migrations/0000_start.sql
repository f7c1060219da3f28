CREATE EXTENSION IF NOT EXISTS citext;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;--> statement-breakpoint
-- Text as search sees it: lower case, no diacritics. Immutable, so that it can be indexed.
CREATE FUNCTION middenweg_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;--> statement-breakpoint
CREATE TABLE "agents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"locale" text DEFAULT 'nl' NOT NULL,
	"password_hash" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"deactivated_at" timestamp (6) with time zone,
	CONSTRAINT "agents_role_check" CHECK ("agents"."role" in ('agent', 'supervisor', 'admin')),
	CONSTRAINT "agents_locale_check" CHECK ("agents"."locale" in ('nl', 'en'))
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_by_id" uuid,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (6) with time zone,
	"expires_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	CONSTRAINT "api_tokens_role_check" CHECK ("api_tokens"."role" in ('agent', 'supervisor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject" text,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor_id" uuid NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"phone_number_id" text,
	"waba_id" text,
	"display_number" text,
	"time_zone" text DEFAULT 'Europe/Amsterdam' NOT NULL,
	"default_tier" text DEFAULT 'text_bot' NOT NULL,
	"secrets" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"problem" jsonb,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (6) with time zone,
	CONSTRAINT "connections_channel_check" CHECK ("connections"."channel" in ('whatsapp', 'messenger', 'instagram', 'email')),
	CONSTRAINT "connections_status_check" CHECK ("connections"."status" in ('active', 'paused', 'needs_operator'))
);
--> statement-breakpoint
CREATE TABLE "conversation_reads" (
	"agent_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"position" text collate "C" NOT NULL,
	CONSTRAINT "conversation_reads_agent_id_conversation_id_pk" PRIMARY KEY("agent_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"tier" text NOT NULL,
	"priority" text DEFAULT 'normal' NOT NULL,
	"assignee_id" uuid,
	"labels" text[] DEFAULT '{}' NOT NULL,
	"preview" jsonb,
	"opened_at" timestamp (6) with time zone NOT NULL,
	"last_activity_at" timestamp (6) with time zone NOT NULL,
	"last_position" text collate "C",
	"last_inbound_position" text collate "C",
	"last_answer_position" text collate "C",
	"waiting_since" timestamp (6) with time zone,
	"snoozed_until" timestamp (6) with time zone,
	"resolved_at" timestamp (6) with time zone,
	"resolved_by_id" uuid,
	"merged_into_id" uuid,
	CONSTRAINT "conversations_status_check" CHECK ("conversations"."status" in ('open', 'snoozed', 'resolved')),
	CONSTRAINT "conversations_tier_check" CHECK ("conversations"."tier" in ('text_bot', 'async_voice', 'live_call')),
	CONSTRAINT "conversations_priority_check" CHECK ("conversations"."priority" in ('low', 'normal', 'high', 'urgent')),
	CONSTRAINT "conversations_channel_check" CHECK ("conversations"."channel" in ('whatsapp', 'messenger', 'instagram', 'email'))
);
--> statement-breakpoint
CREATE TABLE "reply_windows" (
	"customer_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"closes_at" timestamp (6) with time zone NOT NULL,
	"free_until" timestamp (6) with time zone,
	"last_inbound_provider_id" text,
	"marked_read_provider_id" text,
	CONSTRAINT "reply_windows_customer_id_connection_id_pk" PRIMARY KEY("customer_id","connection_id")
);
--> statement-breakpoint
CREATE TABLE "customer_merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"because" text NOT NULL,
	"moved" jsonb NOT NULL,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text,
	"profile_name" text,
	"profile_at" timestamp (6) with time zone,
	"username" text,
	"phone" text,
	"email" text,
	"marketing_stopped_at" timestamp (6) with time zone,
	"merged_into_id" uuid,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"connection_id" uuid NOT NULL,
	"dedupe_key" text NOT NULL,
	"body" "bytea" NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"reason" text,
	"parked_elements" jsonb,
	"counts" jsonb,
	"entry_ids" uuid[],
	"attempts" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp (6) with time zone,
	CONSTRAINT "deliveries_status_check" CHECK ("deliveries"."status" in ('received', 'understood', 'parked'))
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" text collate "C" NOT NULL,
	"customer_id" uuid NOT NULL,
	"conversation_id" uuid,
	"connection_id" uuid,
	"channel" text,
	"kind" text NOT NULL,
	"direction" text NOT NULL,
	"provider_id" text,
	"reply_to_provider_id" text,
	"author_kind" text NOT NULL,
	"author_id" uuid,
	"author_name" text,
	"text" text,
	"body" jsonb NOT NULL,
	"status" text,
	"status_at" timestamp (6) with time zone,
	"error" jsonb,
	"attempt" integer DEFAULT 0 NOT NULL,
	"price_micros" integer,
	"price_currency" text,
	"occurred_at" timestamp (6) with time zone NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	"is_deleted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "entries_kind_check" CHECK ("entries"."kind" in ('message', 'voice_note', 'note', 'escalation', 'system')),
	CONSTRAINT "entries_direction_check" CHECK ("entries"."direction" in ('in', 'out', 'internal'))
);
--> statement-breakpoint
CREATE TABLE "reactions" (
	"connection_id" uuid NOT NULL,
	"target_provider_id" text NOT NULL,
	"author_kind" text NOT NULL,
	"author_id" uuid NOT NULL,
	"emoji" text,
	"at" timestamp (6) with time zone NOT NULL,
	"position" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"audience" text NOT NULL,
	"event" jsonb NOT NULL,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest_totals" (
	"connection_id" uuid NOT NULL,
	"name" text NOT NULL,
	"count" bigint DEFAULT 0 NOT NULL,
	"last_at" timestamp (6) with time zone NOT NULL,
	"last_delivery_id" bigint,
	CONSTRAINT "ingest_totals_connection_id_name_pk" PRIMARY KEY("connection_id","name")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid,
	"customer_id" uuid,
	"entry_id" uuid,
	"direction" text NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"provider_media_id" text,
	"provider_url" text,
	"provider_expires_at" timestamp (6) with time zone,
	"declared_mime_type" text NOT NULL,
	"mime_type" text,
	"declared_sha256" text,
	"sha256" text,
	"hash_matches" text,
	"filename" text,
	"size_bytes" bigint,
	"width" integer,
	"height" integer,
	"storage_key" text,
	"thumbnail_key" text,
	"failure" text,
	"uploaded_by_id" uuid,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"stored_at" timestamp (6) with time zone,
	CONSTRAINT "media_state_check" CHECK ("media"."state" in ('pending', 'stored', 'too_large', 'expired', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "allowances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"category" text NOT NULL,
	"per_month" integer NOT NULL,
	"valid_from" timestamp (6) with time zone NOT NULL,
	"valid_until" timestamp (6) with time zone,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "charge_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"category" text NOT NULL,
	"inside_window" text NOT NULL,
	"valid_from" timestamp (6) with time zone NOT NULL,
	"valid_until" timestamp (6) with time zone,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "markets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"market" text NOT NULL,
	"dial_code" text,
	"country" text
);
--> statement-breakpoint
CREATE TABLE "rates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"market" text NOT NULL,
	"category" text NOT NULL,
	"currency" text NOT NULL,
	"price_micros" integer NOT NULL,
	"valid_from" timestamp (6) with time zone NOT NULL,
	"valid_until" timestamp (6) with time zone,
	"source" text NOT NULL,
	CONSTRAINT "rates_price_check" CHECK ("rates"."price_micros" >= 0),
	CONSTRAINT "rates_validity_check" CHECK ("rates"."valid_until" is null or "rates"."valid_until" > "rates"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "message_statuses" (
	"connection_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"status" text NOT NULL,
	"participant" text DEFAULT '' NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"attempt_id" uuid,
	"callback_data" text,
	"error_code" integer,
	"pricing" jsonb,
	"delivery_id" bigint,
	CONSTRAINT "message_statuses_connection_id_provider_id_status_participant_pk" PRIMARY KEY("connection_id","provider_id","status","participant")
);
--> statement-breakpoint
CREATE TABLE "send_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"provider_id" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (6) with time zone,
	"sending_at" timestamp (6) with time zone,
	"error" jsonb,
	"trace_id" text,
	"history_asked_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (6) with time zone,
	CONSTRAINT "send_attempts_state_check" CHECK ("send_attempts"."state" in ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'played', 'failed', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "send_buckets" (
	"key" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"connection_id" uuid NOT NULL,
	"provider_template_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"category" text NOT NULL,
	"previous_category" text,
	"status" text NOT NULL,
	"parameter_format" text NOT NULL,
	"components" jsonb NOT NULL,
	"quality" text,
	"is_gone" boolean DEFAULT false NOT NULL,
	"synced_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "templates_connection_id_name_language_pk" PRIMARY KEY("connection_id","name","language")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_id_agents_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_assignee_id_agents_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_windows" ADD CONSTRAINT "reply_windows_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_windows" ADD CONSTRAINT "reply_windows_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_from_id_customers_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_into_id_customers_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingest_totals" ADD CONSTRAINT "ingest_totals_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_statuses" ADD CONSTRAINT "message_statuses_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_statuses" ADD CONSTRAINT "message_statuses_attempt_id_send_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."send_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_attempts" ADD CONSTRAINT "send_attempts_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_attempts" ADD CONSTRAINT "send_attempts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_attempts" ADD CONSTRAINT "send_attempts_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agents_email_key" ON "agents" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash_key" ON "api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "audit_at_idx" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_at_idx" ON "idempotency_keys" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_key_key" ON "connections" USING btree ("key");--> statement-breakpoint
CREATE INDEX "connections_phone_number_id_idx" ON "connections" USING btree ("phone_number_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_one_open_key" ON "conversations" USING btree ("customer_id") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "conversations_customer_idx" ON "conversations" USING btree ("customer_id","opened_at");--> statement-breakpoint
CREATE INDEX "conversations_status_activity_idx" ON "conversations" USING btree ("status","last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "conversations_activity_idx" ON "conversations" USING btree ("last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "conversations_assignee_idx" ON "conversations" USING btree ("assignee_id","status","last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "conversations_tier_idx" ON "conversations" USING btree ("tier","status","last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "customers_search_idx" ON "customers" USING gin (middenweg_fold(coalesce("name", '') || ' ' || coalesce("profile_name", '') || ' ' || coalesce("username", '') || ' ' || coalesce("phone", '')) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "identities_active_key" ON "identities" USING btree ("kind","value") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "identities_value_idx" ON "identities" USING btree ("kind","value");--> statement-breakpoint
CREATE INDEX "identities_customer_idx" ON "identities" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_dedupe_key" ON "deliveries" USING btree ("connection_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "deliveries_waiting_idx" ON "deliveries" USING btree ("connection_id","id") WHERE status = 'received';--> statement-breakpoint
CREATE INDEX "deliveries_status_idx" ON "deliveries" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "entries_timeline_idx" ON "entries" USING btree ("customer_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_provider_key" ON "entries" USING btree ("connection_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "entries_conversation_idx" ON "entries" USING btree ("conversation_id","position");--> statement-breakpoint
CREATE INDEX "entries_reply_idx" ON "entries" USING btree ("connection_id","reply_to_provider_id") WHERE reply_to_provider_id is not null;--> statement-breakpoint
CREATE INDEX "entries_text_idx" ON "entries" USING gin (to_tsvector('simple', middenweg_fold(coalesce("text", ''))));--> statement-breakpoint
CREATE UNIQUE INDEX "reactions_key" ON "reactions" USING btree ("connection_id","target_provider_id","author_kind","author_id");--> statement-breakpoint
CREATE INDEX "events_at_idx" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "media_entry_idx" ON "media" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "media_inbound_key" ON "media" USING btree ("connection_id","provider_media_id","entry_id") WHERE direction = 'in';--> statement-breakpoint
CREATE INDEX "media_pending_idx" ON "media" USING btree ("created_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "markets_dial_code_idx" ON "markets" USING btree ("dial_code");--> statement-breakpoint
CREATE INDEX "markets_country_idx" ON "markets" USING btree ("country");--> statement-breakpoint
CREATE INDEX "rates_lookup_idx" ON "rates" USING btree ("market","category","valid_from");--> statement-breakpoint
CREATE INDEX "message_statuses_callback_idx" ON "message_statuses" USING btree ("callback_data") WHERE attempt_id is null and callback_data is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "send_attempts_entry_number_key" ON "send_attempts" USING btree ("entry_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "send_attempts_provider_key" ON "send_attempts" USING btree ("connection_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "send_attempts_queue_idx" ON "send_attempts" USING btree ("connection_id","customer_id","created_at") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "send_attempts_unsettled_idx" ON "send_attempts" USING btree ("state","created_at") WHERE state in ('queued', 'sending', 'accepted', 'unknown');