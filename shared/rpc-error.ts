import { z } from 'zod'
import { Said, SaidError } from './said.ts'

/**
 * An answer that says no, as it crosses to a caller: JSON-RPC's error object, which Electron IPC
 * carries too (`ipcMain.handle` would keep only an error's text). Codes: JSON-RPC 2.0 §5.1.
 */
export const RpcError = z.object({
  code: z.number().int(),
  message: z.string(),
  /** The message as data, to be worded in any language; not of a host of another version, or one that is not Sluice. */
  data: Said.optional().catch(undefined),
})
export type RpcError = z.infer<typeof RpcError>

export const rpcErrorCodes = {
  parse: -32_700,
  invalidRequest: -32_600,
  methodNotFound: -32_601,
  invalidParams: -32_602,
  internal: -32_603,
  /** No or a wrong secret. */
  unauthorized: 1,
  /** The request was understood and cannot be done; the message says why. */
  refused: 2,
} as const

/** Thrown by a method that understands the request and cannot do it. What it says is shown to the person. */
export class RefusedError extends SaidError {
  override readonly name = 'RefusedError'
}
