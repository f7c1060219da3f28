import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { describePortOwner } from './port-owner.ts'

test.runIf(process.platform === 'linux')('the process that listens on a port is named', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(describePortOwner(port)).toContain(`(process ${process.pid})`)
  await new Promise((resolve) => server.close(resolve))
  expect(describePortOwner(port)).toBe('a program of another user')
})
