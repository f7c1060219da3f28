import { describe, expect, test } from 'vitest'
import { findModel } from './find-model.ts'
import { readHeard } from './read-heard.ts'

describe('a folder of model files', () => {
  test('with an encoder and a decoder is Whisper, in the smaller of two precisions', () => {
    const names = ['small-encoder.onnx', 'small-encoder.int8.onnx', 'small-decoder.onnx', 'small-decoder.int8.onnx', 'small-tokens.txt']
    expect(findModel(names)).toEqual({
      whisper: { encoder: 'small-encoder.int8.onnx', decoder: 'small-decoder.int8.onnx', language: '', task: 'transcribe' },
      tokens: 'small-tokens.txt',
    })
  })

  test('with a joiner too is a transducer, and with one network alone NeMo CTC', () => {
    expect(findModel(['encoder.onnx', 'decoder.onnx', 'joiner.onnx', 'tokens.txt'])?.transducer?.joiner).toBe('joiner.onnx')
    expect(findModel(['README.md', 'model.int8.onnx', 'tokens.txt'])).toEqual({
      nemoCtc: { model: 'model.int8.onnx' },
      tokens: 'tokens.txt',
    })
  })

  test.each([[[]], [['model.onnx']], [['tokens.txt']], [['small-encoder.onnx', 'small-tokens.txt']]])('%j is no model', (names) => {
    expect(findModel(names)).toBeNull()
  })
})

describe('what the embedded engine heard', () => {
  test('has words made of tokens, each beginning with its first token and ending before the next word', () => {
    const heard = { text: ' goede morgen', lang: '<|nl|>', tokens: ['▁goe', 'de', '▁mor', 'gen'], timestamps: [0.1, 0.2, 0.4, 0.9] }
    expect(readHeard(heard, 1.2)).toEqual({
      text: 'goede morgen',
      language: 'nl',
      words: [
        { word: 'goede', start: 0.1, end: 0.4 },
        { word: 'morgen', start: 0.4, end: 1.2 },
      ],
    })
  })

  test('without times is one segment as long as the sound', () => {
    const answer = readHeard({ text: 'goede morgen', lang: '', tokens: [' goede', ' morgen'], timestamps: [] }, 2)
    expect(answer).toMatchObject({ segments: [{ start: 0, end: 2, text: 'goede morgen' }] })
    expect(answer.language).toBeUndefined()
  })
})
