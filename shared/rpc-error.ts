import { z } from 'zod'

/**
 * An answer that says no, as it crosses to a caller: JSON-RPC's error object, which Electron IPC
 * carries too (`ipcMain.handle` would keep only an error's text). Codes: JSON-RPC 2.0 §5.1.
 */
export const RpcError = z.object({ code: z.number().int(), message: z.string() })
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

/** Thrown by a method that understands the request and cannot do it. `message` is shown to the person. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}
