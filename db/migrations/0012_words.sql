CREATE TABLE "canned_replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"shortcut" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"changed_by_id" uuid,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pitch_notices" DROP CONSTRAINT "pitch_notices_customer_id_switched_on_at_pk";--> statement-breakpoint
ALTER TABLE "acknowledgement_rules" ADD COLUMN "fallback_language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "pitch_notices" ADD COLUMN "language" text;--> statement-breakpoint
UPDATE "pitch_notices" SET "language" = coalesce((SELECT a."language" FROM "acknowledgements" a WHERE a."entry_id" = "pitch_notices"."entry_id" LIMIT 1), 'en');--> statement-breakpoint
ALTER TABLE "pitch_notices" ALTER COLUMN "language" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "pitch_notices" ADD CONSTRAINT "pitch_notices_customer_id_switched_on_at_language_pk" PRIMARY KEY("customer_id","switched_on_at","language");--> statement-breakpoint
ALTER TABLE "privacy_settings" ADD COLUMN "pitch_notice" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
UPDATE "privacy_settings" SET "pitch_notice" = jsonb_strip_nulls(jsonb_build_object('nl', "pitch_notice_nl", 'en', "pitch_notice_en"));--> statement-breakpoint
ALTER TABLE "privacy_settings" DROP COLUMN "pitch_notice_nl";--> statement-breakpoint
ALTER TABLE "privacy_settings" DROP COLUMN "pitch_notice_en";--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD COLUMN "origin" text DEFAULT 'correction' NOT NULL;--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD COLUMN "media_id" uuid;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_changed_by_id_agents_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "canned_replies_key" ON "canned_replies" USING btree (lower("shortcut"),"language");--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_media_id_recordings_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."recordings"("media_id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "glossary_terms_use_idx" ON "glossary_terms" USING btree ("origin","id");--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_origin" CHECK ("glossary_terms"."origin" in ('correction', 'hand'));