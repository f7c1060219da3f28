ALTER TABLE "recordings" ADD COLUMN "is_basic_voice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "is_cut" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "transcripts" ADD COLUMN "is_edited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "transcripts" SET "is_edited" = true WHERE "edited_by_id" IS NOT NULL;
