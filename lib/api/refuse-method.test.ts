import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { answerOptions, refuseMethod } from './refuse-method.ts'

function refused(method: string, path: string): Response {
  return refuseMethod(new Request(`http://localhost:3000/api/v1${path}`, { method }))
}

test('a wrong method is told which ones there are, in the shape of every error', async () => {
  const answer = refused('PUT', '/tokens?limit=3')
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
  expect(await answer.json()).toEqual({
    error: { code: 'method_not_allowed', message: 'PUT is not possible here, only GET, HEAD, POST, OPTIONS.' },
  })
})

test.each([
  ['/conversations/0199/messages', 'POST, OPTIONS'],
  ['/conversations/0199', 'GET, HEAD, PATCH, OPTIONS'],
  ['/conversations/counts', 'GET, HEAD, OPTIONS'],
  ['/deliveries/7/replay/', 'POST, OPTIONS'],
  ['/openapi.json', 'GET, HEAD, OPTIONS'],
])('%s allows %s', (path, methods) => {
  expect(refused('DELETE', path).headers.get('allow')).toBe(methods)
  const asked = answerOptions(new Request(`http://localhost:3000/api/v1${path}`, { method: 'OPTIONS' }))
  expect([asked.status, asked.headers.get('allow')]).toEqual([204, methods])
})

test('every route answers every method itself', () => {
  const routes = globSync(fileURLToPath(new URL('../../app/api/v1/**/route.{ts,tsx}', import.meta.url)))
  expect(routes.length).toBeGreaterThan(25)
  for (const route of routes) {
    const text = readFileSync(route, 'utf8')
    const own = [...text.matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b/gm)].map((match) => match[1])
    const others = [...text.matchAll(/\b(?:refuseMethod|answerOptions|handler) as ([A-Z]+)\b/g)].map((match) => match[1])
    expect([...own, ...others].sort(), route).toEqual(['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'])
  }
})
