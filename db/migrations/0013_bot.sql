CREATE TABLE "bot_sessions" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"memory" jsonb NOT NULL,
	"read_position" text collate "C" NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "bot_sessions_state_check" CHECK ("bot_sessions"."state" in ('active', 'handed_over', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "bot_task_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"tasks" jsonb NOT NULL,
	"comment" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bot_turns" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bot_turns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"sent_entry_id" uuid,
	"act" text NOT NULL,
	"task" text,
	"confidence" double precision,
	"receipt" jsonb NOT NULL,
	"tasks_version" integer NOT NULL,
	"latency_ms" integer NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "bot_turns_act_check" CHECK ("bot_turns"."act" in ('answer', 'ask', 'hand_over', 'close'))
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "is_bot_on" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD COLUMN "keywords" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "bot_sessions" ADD CONSTRAINT "bot_sessions_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_task_versions" ADD CONSTRAINT "bot_task_versions_author_id_agents_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_turns" ADD CONSTRAINT "bot_turns_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_turns" ADD CONSTRAINT "bot_turns_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bot_sessions_active_idx" ON "bot_sessions" USING btree ("updated_at") WHERE state = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "bot_turns_entry_key" ON "bot_turns" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "bot_turns_conversation_idx" ON "bot_turns" USING btree ("conversation_id","id");