ALTER TABLE "media" ADD COLUMN "spoken" jsonb;--> statement-breakpoint
ALTER TABLE "transcripts" ADD COLUMN "translations" jsonb DEFAULT '[]'::jsonb NOT NULL;