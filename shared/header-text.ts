import { z } from 'zod'

/** A header's value as a person may set it: nothing that could end its line and begin another (RFC 9110 §5.5). */
export const HeaderText = z.string().regex(/^\P{Cc}*$/u, 'A header value may not hold control characters.')
