import type { Tx } from '../../db/client.ts'
import { findNewestTaskVersion, findTaskVersion } from '../../db/queries/bot.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { hashTraining, intentTrainer, type TrainedIntents } from '../nlu/train-intents.server.ts'
import type { BotTask } from './bot-task.ts'
import { makeDefaultTasks } from './default-tasks.ts'
import { isTrainable, makeIntentTraining, type TaskExamples } from './intent-training.ts'

/** Tasks as they were saved once; a receipt names the version. */
export type TaskSet = { version: number; tasks: BotTask[] }

/** Models kept of tasks that are not (or no longer) the newest: for callers of the API that bring their own. */
const keptModels = 6

type Model = { promise: Promise<TrainedIntents>; outcome: TrainedIntents | 'training' | 'failed' }
type Cache = { newest: TaskSet | null; trained: Map<string, Model> }

/** The process's one cache: the newest tasks, and models by what they were trained on. */
function cache(): Cache {
  return processSingleton('bot-tasks', (): Cache => ({ newest: null, trained: new Map() }))
}

/** The tasks that count now. Costs one look-up by key unless they were changed. */
export async function readTasks(tx: Tx): Promise<TaskSet> {
  const version = await findNewestTaskVersion(tx)
  const kept = cache()
  if (kept.newest?.version === version) return kept.newest
  const row = version === 0 ? null : await findTaskVersion(tx, version)
  const set = { version, tasks: row?.tasks ?? makeDefaultTasks() }
  kept.newest = set
  return set
}

/**
 * The model of a set of tasks, trained in a thread the first time it is asked for and then kept. Only tasks that are on
 * take part. Null when there are fewer than two: nothing can be told apart then.
 */
export async function trainedTasks(tasks: readonly TaskExamples[]): Promise<TrainedIntents | null> {
  return isTrainable(tasks) ? findOrTrain(tasks).promise : null
}

/** How far the model of tasks is, without waiting for it; begins to train one there is not. */
export function trainingState(tasks: readonly TaskExamples[]): Model['outcome'] | 'too_few' {
  return isTrainable(tasks) ? findOrTrain(tasks).outcome : 'too_few'
}

function findOrTrain(tasks: readonly TaskExamples[]): Model {
  const training = makeIntentTraining(tasks)
  const { trained } = cache()
  const key = hashTraining(training)
  const model: Model = trained.get(key) ?? { promise: intentTrainer().train(training), outcome: 'training' }
  if (!trained.has(key)) {
    model.promise.then(
      (done) => {
        model.outcome = done
      },
      () => {
        model.outcome = 'failed'
      },
    )
  } else trained.delete(key)
  trained.set(key, model) // the last one used is the last one forgotten
  for (const oldest of trained.keys()) {
    if (trained.size <= keptModels) break
    trained.delete(oldest)
  }
  return model
}
