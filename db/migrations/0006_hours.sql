CREATE TABLE "acknowledgement_rules" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"is_on" boolean NOT NULL,
	"answers_long_texts" boolean NOT NULL,
	"texts" jsonb NOT NULL,
	"floor_minutes" integer NOT NULL,
	"ceiling_minutes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"conversation_id" uuid NOT NULL,
	"after_position" text collate "C" NOT NULL,
	"to_entry_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"promised_at" timestamp (6) with time zone NOT NULL,
	"reason" jsonb NOT NULL,
	"language" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "acknowledgements_conversation_id_after_position_pk" PRIMARY KEY("conversation_id","after_position")
);
--> statement-breakpoint
CREATE TABLE "answered_waits" (
	"answer_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"tier" text NOT NULL,
	"waited_since" timestamp (6) with time zone NOT NULL,
	"answered_at" timestamp (6) with time zone NOT NULL,
	"promised_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "pitch_notices" (
	"customer_id" uuid NOT NULL,
	"switched_on_at" timestamp (6) with time zone NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "pitch_notices_customer_id_switched_on_at_pk" PRIMARY KEY("customer_id","switched_on_at")
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"owner" text PRIMARY KEY NOT NULL,
	"time_zone" text NOT NULL,
	"weekly" jsonb NOT NULL,
	"exceptions" jsonb NOT NULL,
	"changed_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opening_hours_owner_check" CHECK ("opening_hours"."owner" = 'organisation')
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "promised_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "promise_reason" jsonb;--> statement-breakpoint
ALTER TABLE "acknowledgement_rules" ADD CONSTRAINT "acknowledgement_rules_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_to_entry_id_entries_id_fk" FOREIGN KEY ("to_entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answered_waits" ADD CONSTRAINT "answered_waits_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pitch_notices" ADD CONSTRAINT "pitch_notices_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answered_waits_at_idx" ON "answered_waits" USING btree ("answered_at");--> statement-breakpoint
CREATE INDEX "conversations_promised_idx" ON "conversations" USING btree ("promised_at") WHERE promised_at is not null;--> statement-breakpoint
CREATE INDEX "recordings_measured_idx" ON "recordings" USING btree ("created_at") WHERE pitch is not null;