/** What the shell is told. */
export const exitCode = {
  ok: 0,
  /** A download, or what was asked, failed. */
  failed: 1,
  usage: 2,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
  terminated: 143,
} as const

/** Ends a command with a line for the person, no stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: number

  constructor(message: string, options: ErrorOptions & { readonly code?: number } = {}) {
    super(message, options)
    this.code = options.code ?? exitCode.failed
  }
}
