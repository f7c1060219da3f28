import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { log } from '../core/log.server.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { writeBounded } from '../media/temporary-file.server.ts'
import { type EmbeddedModel, findModel } from './find-model.ts'

/** Where a model may be fetched from: a base address and names of files. */
export type ModelDownload = { url: string; files: string[] }

export type LoadedModel = { kind: 'found'; model: EmbeddedModel } | { kind: 'missing' } | { kind: 'unreachable' }

/** All files together: with the hearing that follows it stays within what a job may last (lib/jobs/job-definitions.ts). */
const downloadMs = 40 * 60_000
const maxFileBytes = 8 * 1024 ** 3

/**
 * The model in a folder, with whole paths. A folder without one is filled when the operator allows that: all files are
 * fetched beside it first and moved in only when all are whole, so that a broken download leaves no half a model.
 */
export async function loadModel(folder: string, download: ModelDownload | null): Promise<LoadedModel> {
  const here = await readModel(folder)
  if (here) return { kind: 'found', model: here }
  if (!download) return { kind: 'missing' }
  try {
    await fetchOnce(folder, download)
  } catch (error) {
    log.warn({ err: error, host: new URL(download.url).host }, 'a speech model could not be downloaded')
    return { kind: 'unreachable' }
  }
  const fetched = await readModel(folder)
  return fetched ? { kind: 'found', model: fetched } : { kind: 'missing' }
}

async function readModel(folder: string): Promise<EmbeddedModel | null> {
  const names = await readdir(folder).catch(() => [])
  const model = findModel(names)
  if (!model) return null
  const at = (name: string) => join(folder, name)
  const { whisper, transducer, nemoCtc } = model
  return {
    tokens: at(model.tokens),
    ...(whisper && { whisper: { ...whisper, encoder: at(whisper.encoder), decoder: at(whisper.decoder) } }),
    ...(transducer && { transducer: { encoder: at(transducer.encoder), decoder: at(transducer.decoder), joiner: at(transducer.joiner) } }),
    ...(nemoCtc && { nemoCtc: { model: at(nemoCtc.model) } }),
  }
}

/**
 * Recordings that wait for the same model wait for one download. Two processes may each make one; the files are moved
 * in whole, so the second changes nothing.
 */
async function fetchOnce(folder: string, download: ModelDownload): Promise<void> {
  const running = processSingleton('model-downloads', () => new Map<string, Promise<void>>())
  const started = running.get(folder) ?? fetchModel(folder, download)
  running.set(folder, started)
  try {
    await started
  } finally {
    if (running.get(folder) === started) running.delete(folder)
  }
}

async function fetchModel(folder: string, { url, files }: ModelDownload): Promise<void> {
  await mkdir(folder, { recursive: true })
  const signal = AbortSignal.timeout(downloadMs)
  const unfinished = await mkdtemp(join(folder, '.download-'))
  try {
    for (const name of files) await fetchFile(`${url.replace(/\/$/, '')}/${name}`, join(unfinished, name), signal)
    for (const name of files) await rename(join(unfinished, name), join(folder, name))
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function fetchFile(url: string, path: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal })
  if (!response.ok || !response.body) throw new Error(`the download was answered with ${response.status}`)
  await writeBounded(response.body, path, maxFileBytes) // fails when the answer ends before its declared length
}
