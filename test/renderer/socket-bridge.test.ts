import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Connection } from '../../renderer/bridge/bridge.ts'
import { secretIn } from '../../renderer/bridge/secret.ts'
import { retryDelay, socketBridge } from '../../renderer/bridge/socket-bridge.ts'
import { blankRecord } from '../helpers/fake-queue.ts'

type Request = { readonly id: number; readonly method: string; readonly params: unknown }
type Answer = (request: Request, socket: WebSocket) => void

let server: WebSocketServer
let answer: Answer
const offered: string[][] = []

beforeEach(async () => {
  offered.length = 0
  server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (protocols) => {
      offered.push([...protocols])
      return 'sluice'
    },
  })
  server.on('connection', (socket) =>
    socket.on('message', (data) => answer(JSON.parse(String(data)) as Request, socket)),
  )
  await new Promise((resolve) => server.once('listening', resolve))
})

afterEach(() => {
  for (const client of server.clients) client.terminate()
  server.close()
})

async function connected() {
  const bridge = socketBridge(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/jsonrpc`, 'hush')
  const heard: Connection[] = []
  bridge.onConnection((connection) => heard.push(connection))
  await vi.waitFor(() => expect(heard).toContain('open'))
  return { bridge, heard }
}

const say = (socket: WebSocket, message: object) =>
  socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }))

it('asks by name, with the secret as a subprotocol, and resolves to the checked result', async () => {
  const asked: Request[] = []
  answer = (request, socket) => {
    asked.push(request)
    say(socket, { id: request.id, result: 3 })
  }
  const { bridge } = await connected()
  expect(await bridge.call('cancelAllDownloads', { source: 'http' })).toBe(3)
  expect(asked).toMatchObject([{ method: 'sluice.cancelAllDownloads', params: { source: 'http' } }])
  expect(offered).toEqual([['sluice', 'token.hush']])
})

it('rejects with the host’s own words', async () => {
  answer = ({ id }, socket) =>
    say(socket, { id, error: { code: 2, message: 'That folder is not writable.' } })
  const { bridge } = await connected()
  await expect(bridge.call('getStats', {})).rejects.toThrow('That folder is not writable.')
})

it('rejects an answer that is not what the method table says', async () => {
  answer = ({ id }, socket) => say(socket, { id, result: 'three' })
  const { bridge } = await connected()
  await expect(bridge.call('cancelAllDownloads', {})).rejects.toThrow(/does not understand/)
})

it('passes notifications on, and drops those that do not fit', async () => {
  const { bridge } = await connected()
  const heard: number[] = []
  bridge.on('onRecords', ({ seq }) => heard.push(seq))
  for (const client of server.clients) {
    say(client, { method: 'sluice.onRecords', params: { seq: 1, put: [{ id: 'no record' }], drop: [] } })
    client.send('not even JSON')
    say(client, { method: 'sluice.other', params: {} })
    say(client, {
      method: 'sluice.onRecords',
      params: { seq: 2, put: [blankRecord('http', 'A', 1)], drop: [] },
    })
  }
  await vi.waitFor(() => expect(heard).toEqual([2]))
})

it('rejects what was asked when the connection is lost, and connects again', async () => {
  answer = (_, socket) => socket.terminate()
  const { bridge, heard } = await connected()
  await expect(bridge.call('getStats', {})).rejects.toThrow(/connection was lost/)
  await expect(bridge.call('getStats', {})).rejects.toThrow(/Not connected/)
  await vi.waitFor(() => expect(heard).toEqual(['connecting', 'open', 'lost', 'open']), 5_000)
})

it('stops when its secret is not accepted', async () => {
  answer = (_, socket) => socket.close(4401)
  const { bridge, heard } = await connected()
  await expect(bridge.call('getStats', {})).rejects.toThrow()
  await vi.waitFor(() => expect(heard.at(-1)).toBe('unauthorized'))
})

it('waits longer after each failure, ten seconds at most', () =>
  expect([1, 2, 3, 5, 6, 60].map(retryDelay)).toEqual([500, 1_000, 2_000, 8_000, 10_000, 10_000]))

it('finds the secret in what a person pastes', () => {
  expect(secretIn(' http://127.0.0.1:6800/#token=a%2Fb ')).toBe('a/b')
  expect(secretIn(' abc\n')).toBe('abc')
})
