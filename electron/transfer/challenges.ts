/** One way a server offers to sign in (RFC 9110 §11.6.1). Names are in lower case, values without their quotes. */
export type Challenge = {
  readonly scheme: string
  readonly parameters: Readonly<Record<string, string>>
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+"
/** `name=value`, or the name of a scheme with what some have in place of parameters (token68). */
const part = new RegExp(
  `[\\s,]*(?:(?<name>${TOKEN})\\s*=\\s*(?:"(?<quoted>(?:[^"\\\\]|\\\\.)*)"|(?<plain>${TOKEN}))` +
    `|(?<scheme>${TOKEN})(?:\\s+[\\w.~+/-]+=*(?=\\s*(?:,|$)))?)`,
  'y',
)

/** The challenges of a `WWW-Authenticate`, several headers joined by commas, up to where it makes no sense. */
export function challengesIn(header: string): Challenge[] {
  const found: { scheme: string; parameters: Record<string, string> }[] = []
  const parts = new RegExp(part)
  for (let match = parts.exec(header); match; match = parts.exec(header)) {
    const { name, quoted, plain = '', scheme } = match.groups ?? {}
    const last = found.at(-1)
    if (scheme !== undefined) found.push({ scheme: scheme.toLowerCase(), parameters: {} })
    else if (last && name !== undefined) {
      last.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain
    }
  }
  return found
}
