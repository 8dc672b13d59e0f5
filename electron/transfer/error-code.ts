/** The code Node and undici put on their errors: `ENOENT`, `UND_ERR_SOCKET` … */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
