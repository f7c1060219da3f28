CREATE TABLE "translations" (
	"media_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"text" text,
	"made_by" text,
	"asked_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "translations_media_id_version_language_pk" PRIMARY KEY("media_id","version","language"),
	CONSTRAINT "translations_state_check" CHECK ("translations"."state" in ('off', 'waiting', 'working', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_media_id_version_transcripts_media_id_version_fk" FOREIGN KEY ("media_id","version") REFERENCES "public"."transcripts"("media_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "translations_unfinished_idx" ON "translations" USING btree ("asked_at") WHERE state in ('waiting', 'working');--> statement-breakpoint
INSERT INTO "translations" ("media_id", "version", "language", "state", "text")
SELECT t."media_id", t."version", one->>'language', 'done', one->>'text'
FROM "transcripts" t CROSS JOIN LATERAL jsonb_array_elements(t."translations") AS one
WHERE one->>'language' IN ('nl', 'en')
ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "transcripts" DROP COLUMN "translations";