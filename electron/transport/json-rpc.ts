import { z } from 'zod'
import type { RpcError, rpcErrorCodes } from '../../shared/rpc-error.ts'
import { type Answer, no } from './call.ts'

/** Who is calling over one request or one connection, and whether they have shown the secret. */
export type Caller = {
  readonly authorized: boolean
  /** True, from then on, if `secret` is the secret. */
  authorize(secret: string): boolean
}

/** A family of methods, `NAME.METHOD`. Each decides for itself how its callers show the secret. */
export type Namespace = {
  readonly methods: readonly string[]
  readonly notifications: readonly string[]
  /** `params` as sent: an object, an array, or undefined. Never rejects. */
  call(method: string, params: unknown, caller: Caller): Promise<Answer>
}
export type Namespaces = Readonly<Record<string, Namespace>>

const Id = z.union([z.string(), z.number(), z.null()])
type Id = z.infer<typeof Id>
const Params = z.custom<object>((value) => typeof value === 'object' && value !== null).optional()
/** JSON-RPC 2.0 §4. Without an `id` it is a notification. */
const Request = z.object({
  jsonrpc: z.literal('2.0'),
  method: z.string(),
  params: Params,
  id: Id.optional(),
})
const CallWithin = z.object({ methodName: z.string(), params: Params })

export type RpcResponse =
  | { readonly jsonrpc: '2.0'; readonly id: Id; readonly result: unknown }
  | { readonly jsonrpc: '2.0'; readonly id: Id; readonly error: RpcError }

/** Calls in one batch or one multicall. */
const MOST_CALLS = 1_000
/** Nesting no honest request comes near; deeper ones could exhaust the stack of whoever walks them. */
const DEEPEST = 64

/**
 * JSON-RPC 2.0: what to answer to `text`, or null where nothing is to be answered (notifications).
 * The calls of a batch run one after the other, in order.
 */
export async function answerRpc(
  text: string,
  namespaces: Namespaces,
  caller: Caller,
): Promise<RpcResponse | RpcResponse[] | null> {
  const request = parse(text)
  if (!request) return refuse('parse', 'That is not JSON.')
  if (!Array.isArray(request.value)) return answerOne(request.value, namespaces, caller)
  if (request.value.length === 0) return refuse('invalidRequest', 'The batch is empty.')
  if (request.value.length > MOST_CALLS) return refuse('invalidRequest', tooMany)
  const responses: RpcResponse[] = []
  for (const call of request.value) {
    const response = await answerOne(call, namespaces, caller)
    if (response) responses.push(response)
  }
  return responses.length > 0 ? responses : null
}

export const rpcNotification = (method: string, params: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', method, params })

/** An error that belongs to no request in particular. */
export const refuse = (code: keyof typeof rpcErrorCodes, message: string): RpcResponse =>
  respond(null, no(code, message))

const tooMany = `At most ${MOST_CALLS} calls may come at once.`

async function answerOne(
  request: unknown,
  namespaces: Namespaces,
  caller: Caller,
): Promise<RpcResponse | null> {
  const { success, data: call } = Request.safeParse(request)
  if (!success) return refuse('invalidRequest', 'That is not a JSON-RPC 2.0 request.')
  const answer = isDeeperThan(call.params, DEEPEST)
    ? no('invalidParams', 'The parameters are nested too deeply.')
    : await route(call.method, call.params, namespaces, caller)
  return call.id === undefined ? null : respond(call.id, answer)
}

async function route(
  method: string,
  params: unknown,
  namespaces: Namespaces,
  caller: Caller,
): Promise<Answer> {
  const [, prefix = '', name = ''] = /^(\w+)\.(\w+)$/.exec(method) ?? []
  if (prefix === 'system') return callSystem(name, params, namespaces, caller)
  const namespace = Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined
  if (!namespace) return no('methodNotFound', `There is no method "${method}".`)
  return namespace.call(name, params, caller)
}

/** As aria2 has them: names are no secret, and each call inside a multicall shows its own. */
async function callSystem(
  name: string,
  params: unknown,
  namespaces: Namespaces,
  caller: Caller,
): Promise<Answer> {
  switch (name) {
    case 'listMethods':
      return { ok: true, value: [...namesOf(namespaces, 'methods'), ...systemMethods] }
    case 'listNotifications':
      return { ok: true, value: namesOf(namespaces, 'notifications') }
    case 'multicall':
      return multicall(params, namespaces, caller)
    default:
      return no('methodNotFound', `There is no method "system.${name}".`)
  }
}

const systemMethods = ['system.multicall', 'system.listMethods', 'system.listNotifications']

const namesOf = (namespaces: Namespaces, of: 'methods' | 'notifications'): string[] =>
  Object.entries(namespaces).flatMap(([prefix, namespace]) =>
    namespace[of].map((name) => `${prefix}.${name}`),
  )

/** Params `[[{methodName, params}, …]]`; a result comes wrapped in an array of one, an error as itself. */
async function multicall(params: unknown, namespaces: Namespaces, caller: Caller): Promise<Answer> {
  const calls: unknown = Array.isArray(params) ? params[0] : undefined
  if (!Array.isArray(calls)) return no('invalidParams', 'A multicall takes one array of calls.')
  if (calls.length > MOST_CALLS) return no('invalidParams', tooMany)
  const results: unknown[] = []
  for (const call of calls) {
    const answer = await callWithin(call, namespaces, caller)
    results.push(answer.ok ? [answer.value] : answer.error)
  }
  return { ok: true, value: results }
}

async function callWithin(call: unknown, namespaces: Namespaces, caller: Caller): Promise<Answer> {
  const { success, data } = CallWithin.safeParse(call)
  if (!success) return no('invalidRequest', 'A call in a multicall has a methodName and params.')
  if (data.methodName === 'system.multicall') return no('invalidRequest', 'A multicall holds no multicalls.')
  return route(data.methodName, data.params, namespaces, caller)
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function respond(id: Id, answer: Answer): RpcResponse {
  return answer.ok
    ? { jsonrpc: '2.0', id, result: answer.value ?? null }
    : { jsonrpc: '2.0', id, error: answer.error }
}

/** Level by level, not by recursion: it must itself survive what it looks for. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
