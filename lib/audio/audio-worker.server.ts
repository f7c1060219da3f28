// The thread in which sound from outside is decoded. It may be ended at any moment by its pool; nothing but its
// answer leaves it. Its console is silent: the decoders write a line for each bad packet, thousands for some files.
import { parentPort } from 'node:worker_threads'
import { unreadable } from './audio-outcome.ts'
import type { AudioTask } from './audio-task.ts'
import { runAudioTask } from './run-audio-task.server.ts'

console.error = () => {}
console.warn = () => {}

const port = parentPort
if (port === null) throw new Error('runs as a worker thread only')
// Sent by the pool in this folder, which is typed with the same union.
port.on('message', async (task: AudioTask) => {
  try {
    port.postMessage(await runAudioTask(task))
  } catch {
    port.postMessage(unreadable('crashed'))
  }
})
