/** Names of query parameters and settings whose values open doors. */
const SECRET_NAME =
  '(?:[\\w-]*(?:token|secret|signature|password|passwd|credential|session|apikey|api_key|api-key)|sig|key|auth|pwd|policy|jwt)'

const rules: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // user:password@ in an address (RFC 3986 §3.2.1).
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^\s/?#@]+@/gi, '$1…@'],
  [new RegExp(`([?&;]${SECRET_NAME}=)[^&;#\\s"']+`, 'gi'), '$1…'],
  [/\b((?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]*(?:key|token))(["']?\s*[:=]\s*).+/gi, '$1$2…'],
]

/** A line of a log without what would let its reader in: passwords in addresses, signatures, cookies. */
export function redact(text: string): string {
  return rules.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text)
}
