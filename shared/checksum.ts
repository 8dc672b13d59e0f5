import { z } from 'zod'
import { fault } from './fault.ts'
import { say } from './said.ts'

/** Hex digits of what each algorithm makes of a file. */
const digits = { sha512: 128, sha256: 64, sha1: 40, md5: 32 } as const

export const HashAlgorithm = z.enum(['sha512', 'sha256', 'sha1', 'md5'])
export type HashAlgorithm = z.infer<typeof HashAlgorithm>

/** What a file should hash to; `hex` in lower case and of the algorithm's length. */
export type Hash = { readonly algorithm: HashAlgorithm; readonly hex: string }

/** `SHA-256=HEX`, or `sha256:HEX` as it is kept. */
const NOTATION = /^(sha-?512|sha-?256|sha-?1|md5)[:=]([0-9a-f]+)$/i

/** A checksum as a person writes it. What comes of it is `sha256:hex` in lower case. */
export const Checksum = z.string().transform((text, context) => {
  const [, name = '', hex = ''] = NOTATION.exec(text.trim()) ?? []
  const { data: algorithm } = HashAlgorithm.safeParse(name.toLowerCase().replace('-', ''))
  if (algorithm && hex.length === digits[algorithm]) return `${algorithm}:${hex.toLowerCase()}`
  const problem = algorithm
    ? say('checksum-digits', { algorithm, digits: digits[algorithm] })
    : say('no-checksum')
  context.addIssue({ code: 'custom', ...fault(problem) })
  return z.NEVER
})

/** Null: no checksum as above. */
export function hashOf(checksum: string): Hash | null {
  const [, algorithm, hex = ''] = /^(\w+):(.*)$/.exec(Checksum.safeParse(checksum).data ?? '') ?? []
  const known = HashAlgorithm.safeParse(algorithm)
  return known.success ? { algorithm: known.data, hex } : null
}

/** The algorithm whose hashes look like this; undefined: none does. */
export const algorithmOf = (hex: string): HashAlgorithm | undefined =>
  HashAlgorithm.options.find((algorithm) => digits[algorithm] === hex.length)

/** What a file was held against before it got its name. Its length always is, where the server tells it. */
export const Verification = z.object({
  /** Who said what it should be: the person, the server with its answer, or a file of checksums on it. */
  by: z.enum(['person', 'server', 'checksum-file']),
  algorithm: HashAlgorithm,
  hex: z.string(),
})
export type Verification = z.infer<typeof Verification>
