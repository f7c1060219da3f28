CREATE TABLE "message_changes" (
	"connection_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"target_provider_id" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"position" text collate "C" NOT NULL,
	CONSTRAINT "message_changes_connection_id_provider_id_pk" PRIMARY KEY("connection_id","provider_id"),
	CONSTRAINT "message_changes_kind_check" CHECK ("message_changes"."kind" in ('edit', 'revoke'))
);
--> statement-breakpoint
ALTER TABLE "message_statuses" ADD COLUMN "recipient_user_id" text;--> statement-breakpoint
ALTER TABLE "message_statuses" ADD COLUMN "recipient_phone" text;--> statement-breakpoint
ALTER TABLE "message_changes" ADD CONSTRAINT "message_changes_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_changes" ADD CONSTRAINT "message_changes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_changes_target_idx" ON "message_changes" USING btree ("connection_id","target_provider_id");