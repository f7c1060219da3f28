// A real model for the embedded engine, small enough to be made by a test: NeMo's CTC shape (audio.md 8.4), written as
// ONNX by hand. It "hears" the word of its list wherever a frame is louder than the average of the recording.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FEATURES = 80
/** How sure it is: the odds of the word against silence, for a frame one deviation above the average. */
const SURENESS = 4
const INT64 = 7
const FLOAT = 1

/** Writes `model.onnx` and `tokens.txt` into a folder: 1 kB that the engine loads, runs and believes. */
export function makeSpeechModel(folder: string, word: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'model.onnx'), makeModel())
  writeFileSync(join(folder, 'tokens.txt'), `▁${word} 0\n<blk> 1\n`)
}

function makeModel(): Buffer {
  // Column 0 is the word, column 1 the blank.
  const weights = Array.from({ length: FEATURES * 2 }, (_, index) => (index % 2 === 0 ? SURENESS / FEATURES : 0))
  const graph = [
    field(1, node('Transpose', ['audio_signal'], 'frames', [field(1, 'perm'), ...[0, 2, 1].map((axis) => field(8, axis)), field(20, 7)])),
    field(1, node('MatMul', ['frames', 'weights'], 'scores')),
    field(1, node('LogSoftmax', ['scores'], 'logprobs', [field(1, 'axis'), field(3, 2), field(20, 2)])),
    field(2, 'loud'),
    field(5, message([field(1, FEATURES), field(1, 2), field(2, FLOAT), field(8, 'weights'), field(9, floats(weights))])),
    field(11, value('audio_signal', FLOAT, ['n', FEATURES, 't'])),
    field(11, value('length', INT64, ['n'])),
    field(12, value('logprobs', FLOAT, ['n', 't', 2])),
  ]
  const facts = { vocab_size: '1', normalize_type: 'per_feature', subsampling_factor: '1', model_type: 'EncDecCTCModelBPE' }
  return message([
    field(1, 8), // version of the format
    field(8, message([field(1, ''), field(2, 17)])), // version of the operators
    field(7, message(graph)),
    ...Object.entries(facts).map(([key, text]) => field(14, message([field(1, key), field(2, text)]))),
  ])
}

function node(operator: string, inputs: string[], output: string, attribute?: Buffer[]): Buffer {
  const attributes = attribute ? [field(5, message(attribute))] : []
  return message([...inputs.map((input) => field(1, input)), field(2, output), field(4, operator), ...attributes])
}

function value(name: string, type: number, shape: (string | number)[]): Buffer {
  const dimensions = shape.map((size) => field(1, message([typeof size === 'number' ? field(1, size) : field(2, size)])))
  return message([field(1, name), field(2, message([field(1, message([field(1, type), field(2, message(dimensions))]))]))])
}

function floats(numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [index, number] of numbers.entries()) bytes.writeFloatLE(number, index * 4)
  return bytes
}

/** A field of protobuf: numbers as varints, everything else with its length. */
function field(id: number, content: number | string | Buffer): Buffer {
  if (typeof content === 'number') return Buffer.concat([varint(id << 3), varint(content)])
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return Buffer.concat([varint((id << 3) | 2), varint(bytes.length), bytes])
}

function varint(number: number): Buffer {
  const bytes: number[] = []
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}

function message(fields: Buffer[]): Buffer {
  return Buffer.concat(fields)
}
