CREATE TABLE "privacy_settings" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"measures_pitch" boolean DEFAULT false NOT NULL,
	"pitch_notice_nl" text,
	"pitch_notice_en" text,
	"acknowledged_by_id" uuid,
	"acknowledged_at" timestamp (6) with time zone,
	CONSTRAINT "privacy_settings_one_row" CHECK ("privacy_settings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "glossary_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term" text NOT NULL,
	"heard_as" text,
	"added_by_id" uuid,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hearings" (
	"media_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hearings_media_id_agent_id_pk" PRIMARY KEY("media_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"media_id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"is_synthetic" boolean DEFAULT false NOT NULL,
	"sound_state" text DEFAULT 'waiting' NOT NULL,
	"sound_reason" text,
	"duration_ms" integer,
	"voiced_ms" integer,
	"peaks" smallint[],
	"pitch_state" text DEFAULT 'off' NOT NULL,
	"pitch_reason" text,
	"pitch" jsonb,
	"transcript_state" text DEFAULT 'off' NOT NULL,
	"transcript_reason" text,
	"transcript_asked_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"insight_state" text DEFAULT 'off' NOT NULL,
	"insight_reason" text,
	"summary" text,
	"questions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"facts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"insight_made_by" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recordings_sound_state_check" CHECK ("recordings"."sound_state" in ('off', 'waiting', 'working', 'done', 'failed')),
	CONSTRAINT "recordings_pitch_state_check" CHECK ("recordings"."pitch_state" in ('off', 'waiting', 'working', 'done', 'failed')),
	CONSTRAINT "recordings_transcript_state_check" CHECK ("recordings"."transcript_state" in ('off', 'waiting', 'working', 'done', 'failed')),
	CONSTRAINT "recordings_insight_state_check" CHECK ("recordings"."insight_state" in ('off', 'waiting', 'working', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "transcription_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"media_id" uuid NOT NULL,
	"engine" text NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"took_ms" integer NOT NULL,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcripts" (
	"media_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"language" text,
	"words" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"doubts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source" jsonb,
	"edited_by_id" uuid,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transcripts_media_id_version_pk" PRIMARY KEY("media_id","version")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "is_voice_form" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "privacy_settings" ADD CONSTRAINT "privacy_settings_acknowledged_by_id_agents_id_fk" FOREIGN KEY ("acknowledged_by_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_added_by_id_agents_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hearings" ADD CONSTRAINT "hearings_media_id_recordings_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."recordings"("media_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hearings" ADD CONSTRAINT "hearings_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcription_attempts" ADD CONSTRAINT "transcription_attempts_media_id_recordings_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."recordings"("media_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_media_id_recordings_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."recordings"("media_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_edited_by_id_agents_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "glossary_terms_key" ON "glossary_terms" USING btree (lower("term"),lower(coalesce("heard_as", '')));--> statement-breakpoint
CREATE INDEX "recordings_entry_idx" ON "recordings" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "recordings_customer_idx" ON "recordings" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "recordings_unfinished_idx" ON "recordings" USING btree ("created_at") WHERE sound_state in ('waiting', 'working') or pitch_state in ('waiting', 'working') or transcript_state in ('waiting', 'working') or insight_state in ('waiting', 'working');--> statement-breakpoint
CREATE INDEX "transcription_attempts_media_idx" ON "transcription_attempts" USING btree ("media_id","at");--> statement-breakpoint
CREATE INDEX "transcripts_text_idx" ON "transcripts" USING gin (to_tsvector('simple', middenweg_fold("text")));