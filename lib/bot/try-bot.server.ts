import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { listConnections } from '../../db/queries/connections.ts'
import { readOpeningHours } from '../../db/queries/opening-hours.ts'
import type { triedTurnSchema, tryBotSchema } from '../api/endpoints/bot-endpoints.ts'
import { decide } from '../routing/decide.ts'
import { readMessage } from '../routing/message-facts.ts'
import { messageModels } from '../routing/message-models.server.ts'
import { readRules } from '../routing/route-entry.server.ts'
import type { RoutingFacts } from '../routing/routing-facts.ts'
import { type BotMemory, memoryOf } from './bot-memory.ts'
import { chooseBotLanguage } from './choose-bot-language.ts'
import { readTasks } from './read-tasks.server.ts'
import { actOf, type Turn, taskOf, thinkTurn } from './think-turn.server.ts'
import { factsOfTurn, understandTurn } from './understand-turn.ts'

type BotState = 'active' | 'handed_over' | 'closed'
type Tried = z.infer<typeof triedTurnSchema>

/**
 * Holds a conversation with the bot that nobody else hears: the same reading, rules, plan, sources and words as in earnest.
 * Once it has handed over it is silent.
 */
export async function tryBot({ messages, tasks }: z.infer<typeof tryBotSchema>): Promise<{ turns: Tried[] }> {
  const { db } = clients()
  const [kept, rules, hours, connections] = await Promise.all([readTasks(db), readRules(db), readOpeningHours(db), listConnections(db)])
  const set = tasks ? { version: kept.version, tasks } : kept
  const models = await messageModels(set.tasks, rules.keywords)
  const [connection] = connections
  const now = new Date()
  let state: BotState = 'active'
  let memory: BotMemory | null = null
  const turns: Tried[] = []
  for (const { text, choice } of messages) {
    const burst = { text: choice ? '' : text, choiceId: choice ?? null, isVoice: false, isUnheard: false, hasOther: false }
    const language = memory?.language ?? chooseBotLanguage(null, connection?.displayNumber ?? null)
    const reading = readMessage(burst.text, models, language)
    const understanding = understandTurn(burst, reading, memory, set.tasks)
    const facts: RoutingFacts = {
      ...reading.facts,
      ...factsOfTurn(understanding, memory, set.tasks),
      isBotOn: { value: true, evidence: [] },
    }
    const situation = { now, tier: null, isPersonAwaited: false, acted: [], recentChanges: 0 }
    const { tier } = decide(facts, rules, situation)
    const turn: Turn | null =
      state === 'handed_over'
        ? null
        : await thinkTurn({
            understanding,
            reading,
            text,
            memory,
            set,
            modelHash: models.intents?.hash ?? null,
            isBots: tier === 'text_bot',
            name: connection?.name ?? '',
            hours,
            now,
            language,
          })
    if (turn) {
      state = stateAfter(turn)
      memory = memoryOf({ state, memory: turn.memory })
    }
    turns.push(describeTurn(turn, tier, understanding.kind))
  }
  return { turns }
}

function stateAfter({ plan }: Turn): BotState {
  return plan.kind === 'hand_over' ? 'handed_over' : plan.kind === 'close' ? 'closed' : 'active'
}

function describeTurn(turn: Turn | null, tier: Tried['tier'], understood: string): Tried {
  return {
    tier,
    understood,
    act: turn && actOf(turn.plan),
    task: turn && taskOf(turn.plan),
    confidence: turn?.confidence ?? null,
    why: turn?.receipt.why ?? null,
    source: turn?.receipt.source ?? null,
    text: turn?.composed.text || null,
    buttons: turn?.composed.buttons ?? [],
  }
}
