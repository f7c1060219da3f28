import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { findNewestTaskVersion, findTaskVersion, insertTaskVersion, type TaskVersion } from '../../db/queries/bot.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { saveTasksSchema, taskVersionSchema, trainedSchema } from '../api/endpoints/bot-endpoints.ts'
import { type Actor, agentIdOf } from '../auth/actor.ts'
import { audit } from '../auth/audit.server.ts'
import { AppError } from '../core/errors.ts'
import type { BotTask } from './bot-task.ts'
import { makeDefaultTasks } from './default-tasks.ts'
import { trainingState } from './read-tasks.server.ts'

type View = z.infer<typeof taskVersionSchema>
/** Enough to see what goes wrong; the rest is more of the same. */
const shownMisread = 50
const shownConfusions = 20

/** The tasks that count now, with what their model says of itself. */
export async function describeTasks(): Promise<View> {
  const { db } = clients()
  const version = await findNewestTaskVersion(db)
  const row = version === 0 ? null : await findTaskVersion(db, version)
  return row ? describeVersion(row) : firstVersion()
}

/**
 * Saves tasks as the next version, which counts from the next message on.
 * @throws AppError `conflict` when they were changed from a version that is no longer the newest; nothing is overwritten.
 */
export async function saveTasks(actor: Actor, input: z.infer<typeof saveTasksSchema>): Promise<View> {
  const row = await inTransaction(async (tx) => {
    const newest = await findNewestTaskVersion(tx)
    const saved: TaskVersion = {
      version: newest + 1,
      tasks: input.items,
      comment: input.comment,
      authorId: agentIdOf(actor),
      authorName: actor.name,
      createdAt: new Date(),
    }
    // The key decides between two who save at once.
    if ((input.version !== undefined && input.version !== newest) || !(await insertTaskVersion(tx, saved)))
      throw new AppError('conflict', {
        publicMessage: 'The tasks were changed meanwhile. Read them again, and change those.',
        details: { version: newest },
      })
    await audit(tx, actor, 'bot_tasks.saved', String(saved.version), { tasks: saved.tasks.length })
    return saved
  })
  return describeVersion(row)
}

function describeVersion({ version, tasks, comment, authorName, createdAt }: TaskVersion): View {
  return { version, items: tasks, comment, author: authorName, createdAt: createdAt.toISOString(), trained: describeTraining(tasks) }
}

function firstVersion(): View {
  const items = makeDefaultTasks()
  return { version: 0, items, comment: '', author: null, createdAt: null, trained: describeTraining(items) }
}

/** Begins the training of tasks nobody trained in this process yet. */
function describeTraining(tasks: readonly BotTask[]): z.infer<typeof trainedSchema> {
  const state = trainingState(tasks.filter(({ isOn }) => isOn))
  if (typeof state === 'string') return { state, modelHash: null, coverage: null, accuracy: null, confusions: [], misread: [] }
  const { report, modelHash } = state
  return {
    state: 'ready',
    modelHash,
    coverage: report.coverage,
    accuracy: report.accuracy,
    confusions: report.confusions.slice(0, shownConfusions),
    misread: report.misread
      .slice(0, shownMisread)
      .map(({ example, guess }) => ({ task: example.task, text: example.text, language: example.language, guess })),
  }
}
