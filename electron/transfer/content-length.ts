type Answered = {
  /** `name` in lower case. */
  header(name: string): string | undefined
}

/** Bytes of an answer's body; null: it says so at its end, or not at all (RFC 9112 §6.3). */
export function announcedLength(answer: Answered): number | null {
  if (answer.header('transfer-encoding') !== undefined) return null
  const text = answer.header('content-length') ?? ''
  return /^\d+$/.test(text) ? Number(text) : null
}
