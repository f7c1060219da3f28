import { afterAll, beforeAll, expect, test } from 'vitest'
import { PATCH } from '../../app/api/v1/conversations/[id]/route.ts'
import { openTestApi, type TestApi } from '../testing/open-api.server.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.product.close())

const change = async (body: object) => {
  const answer = await api.call(PATCH, { method: 'PATCH', params: { id: api.ids.conversationId }, body })
  return { status: answer.status, body: await answer.json() }
}

test('labels that two people add at the same moment are both there, and one taken off takes no other along', async () => {
  const answers = await Promise.all(['een', 'twee', 'drie'].map((label) => change({ addLabels: [label] })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  await Promise.all([change({ removeLabels: ['een'] }), change({ addLabels: ['vier'] })])
  expect((await change({ removeLabels: ['een'] })).body).toMatchObject({ labels: ['drie', 'twee', 'vier'] })
})

test('a label too many is refused in words and changes nothing', async () => {
  const labels = Array.from({ length: 50 }, (_, index) => `label ${index}`)
  await change({ labels })
  expect(await change({ addLabels: ['one more'] })).toMatchObject({
    status: 422,
    body: { error: { code: 'invalid_input', message: 'A conversation has at most 50 labels.' } },
  })
  expect((await change({ labels })).body.labels).toHaveLength(50)
})
