import { z } from 'zod'
import { fault } from './fault.ts'
import { say } from './said.ts'

/** A text in which nothing can end a line or begin another. */
export const oneLine = (text: z.ZodString = z.string()) =>
  text.refine((given) => !/\p{Cc}/u.test(given), fault(say('control-characters')))

/** A header's value as a person may set it: nothing that could end its line and begin another (RFC 9110 §5.5). */
export const HeaderText = oneLine()
