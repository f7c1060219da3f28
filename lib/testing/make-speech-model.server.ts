// Real models for the embedded engine, small enough to be made by a test, written as ONNX by hand (audio.md 8.4). One of
// NeMo's CTC shape "hears" the word of its list wherever a frame is louder than the average of the recording; one of
// Whisper's shape says its sentence of any sound, after it has told, or been told, the language.
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

/** Languages the Whisper-shaped model knows, by the place of their token; unasked it hears Dutch. */
const whisperLanguages = ['en', 'nl', 'fr']

/** Writes `tiny-encoder.onnx`, `tiny-decoder.onnx` and `tiny-tokens.txt` into a folder. */
export function makeWhisperModel(folder: string, words: string[]): void {
  mkdirSync(folder, { recursive: true })
  const tokens = words.map((word, index) => `${Buffer.from(` ${word}`).toString('base64')} ${index}`)
  writeFileSync(join(folder, 'tiny-tokens.txt'), `${tokens.join('\n')}\n`)
  const special = { eot: words.length, sot: words.length + 1, transcribe: words.length + 2, translate: words.length + 3 }
  const marks = { no_speech: words.length + 4, no_timestamps: words.length + 5, blank_id: words.length + 6 }
  const firstLanguage = words.length + 7
  const languages = whisperLanguages.map((_, index) => firstLanguage + index)
  const size = firstLanguage + languages.length
  const facts = {
    ...{ n_text_layer: 1, n_text_ctx: 448, n_text_state: 1, n_mels: FEATURES, is_multilingual: 1 },
    ...{ n_vocab: size, n_audio_ctx: 1500, n_audio_state: 1, n_audio_layer: 1, n_text_head: 1, n_audio_head: 1 },
    ...special,
    ...marks,
    sot_sequence: [special.sot, languages[1], special.transcribe].join(','),
    all_language_tokens: languages.join(','),
    all_language_codes: whisperLanguages.join(','),
  }
  writeFileSync(join(folder, 'tiny-encoder.onnx'), makeEncoder(facts))
  // At place 0 it tells the language; the prompt takes places 0 to 3, and its last place tells the first word.
  const said = [languages[1] ?? 0, 0, 0, ...words.keys(), special.eot]
  writeFileSync(join(folder, 'tiny-decoder.onnx'), makeDecoder(said, size, special.eot, facts))
}

type Facts = Record<string, string | number>

function makeEncoder(facts: Facts): Buffer {
  const outputs = ['n_layer_cross_k', 'n_layer_cross_v']
  return wrap(
    [
      ...outputs.map((output) => field(1, node('Unsqueeze', ['mel', 'first'], output))),
      field(2, 'ear'),
      field(5, integers('first', [0])),
      field(11, value('mel', FLOAT, ['n', FEATURES, 't'])),
      ...outputs.map((output) => field(12, value(output, FLOAT, [1, 'n', FEATURES, 't']))),
    ],
    facts,
  )
}

/** Logits by place alone: a table of the token that is said at each, and the end of the text after them. */
function makeDecoder(said: number[], size: number, end: number, facts: Facts): Buffer {
  const places = 448
  const table = Array.from({ length: places * size }, (_, index) => (index % size === (said[Math.floor(index / size)] ?? end) ? 20 : 0))
  const cache = (name: string) => value(name, FLOAT, [1, 'n', 'c', 1])
  return wrap(
    [
      field(1, node('Shape', ['tokens'], 'shape')),
      field(1, node('Gather', ['shape', 'one'], 'length')),
      field(1, node('Range', ['zero', 'length', 'one'], 'counted')),
      field(1, node('Add', ['counted', 'offset'], 'places')),
      field(1, node('Gather', ['table', 'places'], 'rows')),
      field(1, node('Unsqueeze', ['rows', 'first'], 'logits')),
      ...['k', 'v'].map((part) => field(1, node('Identity', [`in_n_layer_self_${part}_cache`], `out_n_layer_self_${part}_cache`))),
      field(2, 'mouth'),
      field(5, message([field(1, places), field(1, size), field(2, FLOAT), field(8, 'table'), field(9, floats(table))])),
      field(5, integers('first', [0])),
      field(5, integers('zero', 0)),
      field(5, integers('one', 1)),
      field(11, value('tokens', INT64, ['n', 'l'])),
      ...['k', 'v'].map((part) => field(11, cache(`in_n_layer_self_${part}_cache`))),
      ...['k', 'v'].map((part) => field(11, value(`n_layer_cross_${part}`, FLOAT, [1, 'n', FEATURES, 't']))),
      field(11, value('offset', INT64, [1])),
      field(12, value('logits', FLOAT, ['n', 'l', size])),
      ...['k', 'v'].map((part) => field(12, cache(`out_n_layer_self_${part}_cache`))),
    ],
    facts,
  )
}

/** A tensor of whole numbers: a list, or one number by itself. */
function integers(name: string, numbers: number[] | number): Buffer {
  const list = [numbers].flat()
  const bytes = Buffer.alloc(list.length * 8)
  for (const [index, number] of list.entries()) bytes.writeBigInt64LE(BigInt(number), index * 8)
  const shape = Array.isArray(numbers) ? [field(1, list.length)] : []
  return message([...shape, field(2, INT64), field(8, name), field(9, bytes)])
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
  return wrap(graph, facts)
}

function wrap(graph: Buffer[], facts: Facts): Buffer {
  return message([
    field(1, 8), // version of the format
    field(8, message([field(1, ''), field(2, 17)])), // version of the operators
    field(7, message(graph)),
    ...Object.entries(facts).map(([key, fact]) => field(14, message([field(1, key), field(2, String(fact))]))),
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
