import type { z } from 'zod'
import { faultIn } from '../shared/fault.ts'
import { saidWords } from './engine-words.ts'
import { texts } from './texts.ts'

/** What is wrong with what a person entered, in the words in which the engine would refuse it. */
export const issueWords = (issue: z.core.$ZodIssue | undefined): string =>
  issue ? saidWords(faultIn(issue)) : texts.said.unusable
