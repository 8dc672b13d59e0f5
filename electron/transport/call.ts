import type { z } from 'zod'
import { faultAt } from '../../shared/fault.ts'
import type { MethodTable } from '../../shared/methods.ts'
import { RefusedError, type RpcError, rpcErrorCodes } from '../../shared/rpc-error.ts'
import { inEnglish, type Said, say } from '../../shared/said.ts'

/** One for each method of a table: one without does not compile. */
export type HandlersOf<T extends MethodTable> = {
  readonly [N in keyof T]: (
    params: z.output<T[N]['params']>,
  ) => z.output<T[N]['result']> | Promise<z.output<T[N]['result']>>
}

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

/** A no that a person may read. */
const noTo = (code: keyof typeof rpcErrorCodes, data: Said): Answer => ({
  ok: false,
  error: { code: rpcErrorCodes[code], message: inEnglish(data), data },
})

/** The way in that every transport shares: checks, calls, and turns whatever goes wrong into an answer. */
export function makeCall<T extends MethodTable>(
  table: T,
  handlers: HandlersOf<T>,
  logError: (what: string, error: unknown) => void,
): Call {
  return async (name, params) => {
    const method = Object.hasOwn(table, name) ? table[name] : undefined
    if (!method) return no('methodNotFound', `There is no method "${name}".`)
    try {
      // The table pairs each method's schema with its handler; TypeScript cannot follow the pair through `name`.
      return await checkAndCall(method, handlers[name] as (params: unknown) => unknown, params)
    } catch (error) {
      if (error instanceof RefusedError) return noTo('refused', error.said)
      logError(name, error)
      return noTo('internal', say('went-wrong', { method: name }))
    }
  }
}

async function checkAndCall(
  method: MethodTable[string],
  handler: (params: unknown) => unknown,
  params: unknown,
): Promise<Answer> {
  const checked = method.params.safeParse(params ?? {})
  if (!checked.success) return unfit(checked.error)
  return { ok: true, value: await handler(checked.data) }
}

/** A program that calls gets every detail in English; a person the first problem, in their language. */
function unfit(error: z.ZodError): Answer {
  const message = inWords(error)
  const [issue] = error.issues
  const data = say('unfit', { problem: issue ? faultAt(issue) : message })
  return { ok: false, error: { code: rpcErrorCodes.invalidParams, message, data } }
}

/** A schema's complaints as sentences. Ours end in a full stop and stand alone; zod's need to say where. */
export function inWords(error: z.ZodError): string {
  const sentences = error.issues.slice(0, MOST_ISSUES).map((issue) => {
    const { path, message } = issue
    const isWhole = message.endsWith('.')
    // Made for a form, where a problem stands at its field.
    const isFault = issue.code === 'custom' && issue.params?.['said'] !== undefined
    if (isWhole && !isFault) return message
    const where = path.map(String).join('.')
    return `${where && `${where}: `}${message}${isWhole ? '' : '.'}`
  })
  return [...new Set(sentences)].join(' ')
}
