import { beforeEach, describe, expect, it } from 'vitest'
import { answerRpc, type Caller, type Namespaces } from '../../electron/transport/json-rpc.ts'
import { makeCaller } from '../../electron/transport/request-guard.ts'
import { sluiceNamespace } from '../../electron/transport/sluice-namespace.ts'
import { fakeParts } from './fake-parts.ts'

let namespaces: Namespaces
let caller: Caller

beforeEach(() => {
  namespaces = { sluice: sluiceNamespace(fakeParts().call) }
  caller = makeCaller('secret')
  caller.authorize('secret')
})

const ask = (request: unknown) => answerRpc(JSON.stringify(request), namespaces, caller)
const request = (method: string, params?: unknown, id: unknown = 1) => ({
  jsonrpc: '2.0',
  id,
  method,
  params,
})
const nested = (depth: number): unknown => (depth === 0 ? 0 : [nested(depth - 1)])

describe('JSON-RPC 2.0', () => {
  it.each([
    ['not JSON', '{"jsonrpc":', -32_700],
    ['nothing', '', -32_700],
    ['a number', '1', -32_600],
    ['null', 'null', -32_600],
    ['an empty batch', '[]', -32_600],
    ['no method', '{"jsonrpc":"2.0","id":1}', -32_600],
    ['a method that is no string', '{"jsonrpc":"2.0","id":1,"method":1}', -32_600],
    ['another version', '{"jsonrpc":"1.0","id":1,"method":"sluice.getStats"}', -32_600],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"sluice.getStats"}', -32_600],
    [
      'parameters that are a string',
      '{"jsonrpc":"2.0","id":1,"method":"sluice.getStats","params":"x"}',
      -32_600,
    ],
    ['a batch without end', `[${Array(1_001).fill('1').join()}]`, -32_600],
  ])('%s is an error of its own', async (_what, text, code) => {
    expect(await answerRpc(text, namespaces, caller)).toMatchObject({
      jsonrpc: '2.0',
      id: null,
      error: { code },
    })
  })

  it.each([
    ['an unknown method', request('sluice.nothing'), -32_601],
    ['an unknown namespace', request('aria3.addUri'), -32_601],
    ['a name every object has', request('constructor.name'), -32_601],
    ['no namespace', request('getStats'), -32_601],
    ['wrong types', request('sluice.setLane', { source: 'youtube', concurrency: 'two' }), -32_602],
    ['parameters by position', request('sluice.getStats', []), -32_602],
    ['parameters nested without end', request('sluice.dispatch', { extra: nested(1_000) }), -32_602],
    ['an unknown source', request('sluice.setLane', { source: 'napster', delay: 1 }), 2],
  ])('%s is an error with the id of the request', async (_what, body, code) => {
    expect(await ask(body)).toMatchObject({ id: 1, error: { code, message: expect.any(String) } })
  })

  it('survives nesting that would exhaust the stack', async () => {
    const text = `{"jsonrpc":"2.0","id":1,"method":"sluice.getStats","params":${'['.repeat(1e6)}${']'.repeat(1e6)}}`
    expect(await answerRpc(text, namespaces, caller)).toHaveProperty('error')
  })

  it('answers with the id it was asked with', async () => {
    for (const id of [0, 7, 'seven', null]) {
      expect(await ask(request('sluice.getStats', {}, id))).toMatchObject({ id, result: { maxActive: 16 } })
    }
  })

  it('answers nothing to notifications', async () => {
    const notification = { jsonrpc: '2.0', method: 'sluice.getStats' }
    expect(await ask(notification)).toBeNull()
    expect(await ask([notification, notification])).toBeNull()
  })

  it('answers a batch in order, less its notifications', async () => {
    const answers = await ask([
      request('sluice.getStats', {}, 'a'),
      1,
      { jsonrpc: '2.0', method: 'sluice.getStats' },
      request('sluice.nothing', {}, 'b'),
    ])
    expect(answers).toMatchObject([
      { id: 'a', result: {} },
      { id: null, error: {} },
      { id: 'b', error: {} },
    ])
  })
})

describe('system', () => {
  it('lists methods and notifications by their full names', async () => {
    const methods = await ask(request('system.listMethods'))
    expect(methods).toHaveProperty('result', expect.arrayContaining(['sluice.add', 'system.multicall']))
    const notifications = await ask(request('system.listNotifications'))
    expect(notifications).toHaveProperty('result', [
      'sluice.onRecords',
      'sluice.onLanes',
      'sluice.onPreferences',
    ])
  })

  it('multicall wraps each result and gives each error as itself', async () => {
    const calls = [
      { methodName: 'sluice.getStats', params: {} },
      { methodName: 'sluice.nothing' },
      { methodName: 'system.multicall', params: [[]] },
      1,
    ]
    expect(await ask(request('system.multicall', [calls]))).toMatchObject({
      result: [[{ maxActive: 16 }], { code: -32_601 }, { code: -32_600 }, { code: -32_600 }],
    })
  })

  it.each([[undefined], [[]], [[1]], [{ calls: [] }], [[Array(1_001).fill(1)]]])(
    'multicall refuses %j',
    async (params) => {
      expect(await ask(request('system.multicall', params))).toMatchObject({ error: { code: -32_602 } })
    },
  )
})

describe('the secret', () => {
  beforeEach(() => {
    caller = makeCaller('secret')
  })

  it('is asked for before anything of sluice.* is done, in a multicall too', async () => {
    expect(await ask(request('sluice.getStats'))).toMatchObject({ error: { code: 1 } })
    const calls = [{ methodName: 'sluice.getStats' }]
    expect(await ask(request('system.multicall', [calls]))).toMatchObject({ result: [{ code: 1 }] })
  })

  it('shown once counts for the rest of the connection', async () => {
    expect(await ask(request('sluice.authorize', { secret: 'wrong' }))).toMatchObject({ error: { code: 1 } })
    expect(await ask(request('sluice.getStats'))).toMatchObject({ error: { code: 1 } })
    expect(await ask(request('sluice.authorize', { secret: 'secret' }))).toMatchObject({ result: true })
    expect(await ask(request('sluice.getStats'))).toHaveProperty('result')
  })

  it.each([[undefined], [{}], [{ secret: 1 }], [{ secret: '' }]])('is not %j', async (params) => {
    expect(await ask(request('sluice.authorize', params))).toMatchObject({ error: { code: 1 } })
  })
})
