import { expect, test } from 'vitest'
import type { MediaId } from '../core/ids.ts'
import { templateSchema } from './template.ts'
import { templateFields, toTemplateParameters } from './template-fields.ts'

const template = templateSchema.parse({
  connectionId: '00000000-0000-4000-8000-000000000001',
  name: 'reopen_chat',
  language: 'nl',
  category: 'utility',
  status: 'APPROVED',
  isSendable: true,
  parameterFormat: 'named',
  header: { format: 'text', text: 'Over {{order_id}}', parameters: ['order_id'] },
  body: { text: 'Hoi {{first_name}}', parameters: ['first_name'] },
  footer: null,
  buttons: [
    { type: 'quick_reply', text: 'Ja', url: null, needsParameter: false },
    { type: 'url', text: 'Volg', url: 'https://x.test/{{1}}', needsParameter: true },
  ],
  examples: {},
})

test('a template asks for each of its blanks once, in the order they are read', () => {
  expect(templateFields(template).map((field) => field.key)).toEqual(['header.order_id', 'body.first_name', 'button.1'])
})

test('filled blanks go out under the names and button numbers of the template', () => {
  const values = { 'header.order_id': ' A100 ', 'body.first_name': 'Noor', 'button.1': 'A100' }
  expect(toTemplateParameters(templateFields(template), values)).toEqual({
    header: { order_id: 'A100' },
    body: { first_name: 'Noor' },
    buttons: { 1: 'A100' },
  })
})

test('a template without blanks sends none, and a header file goes beside them', () => {
  expect(toTemplateParameters([], {})).toEqual({})
  const mediaId = '00000000-0000-4000-8000-000000000009' as MediaId
  expect(toTemplateParameters([], {}, mediaId)).toEqual({ headerMediaId: mediaId })
})
