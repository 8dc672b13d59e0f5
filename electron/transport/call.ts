import type { z } from 'zod'
import { type MethodName, methods } from '../../shared/methods.ts'
import { RefusedError, type RpcError, rpcErrorCodes } from '../../shared/rpc-error.ts'
import type { Handlers } from './handlers.ts'

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: RpcError }

/** Asks for a method by name, as it came from outside: nothing about either argument is known. Never rejects. */
export type Call = (name: string, params: unknown) => Promise<Answer>

/** An answer of more sentences than this helps nobody. */
const MOST_ISSUES = 3

export const no = (code: keyof typeof rpcErrorCodes, message: string): Answer => ({
  ok: false,
  error: { code: rpcErrorCodes[code], message },
})

/** The way in that every transport shares: checks, calls, and turns whatever goes wrong into an answer. */
export function makeCall(handlers: Handlers, logError: (what: string, error: unknown) => void): Call {
  return async (name, params) => {
    if (!isMethod(name)) return no('methodNotFound', `There is no method "${name}".`)
    try {
      return await checkAndCall(handlers, name, params)
    } catch (error) {
      if (error instanceof RefusedError) return no('refused', error.message)
      logError(name, error)
      return no('internal', `Something went wrong in "${name}". The log has the details.`)
    }
  }
}

async function checkAndCall<N extends MethodName>(
  handlers: Handlers,
  name: N,
  params: unknown,
): Promise<Answer> {
  const checked = methods[name].params.safeParse(params ?? {})
  if (!checked.success) return no('invalidParams', inWords(checked.error))
  // The table pairs each method's schema with its handler; TypeScript cannot follow the pair through `name`.
  const handler = handlers[name] as (params: unknown) => unknown
  return { ok: true, value: await handler(checked.data) }
}

const isMethod = (name: string): name is MethodName => Object.hasOwn(methods, name)

/** A schema's complaints as sentences. Ours end in a full stop and stand alone; zod's need to say where. */
export function inWords(error: z.ZodError): string {
  const sentences = error.issues.slice(0, MOST_ISSUES).map(({ path, message }) => {
    if (message.endsWith('.')) return message
    const where = path.map(String).join('.')
    return where ? `${where}: ${message}.` : `${message}.`
  })
  return [...new Set(sentences)].join(' ')
}
