import type { z } from 'zod'
import { useLanguage } from './state/language.ts'
import { texts } from './texts.ts'

type Issue = z.core.$ZodIssue

/** What is wrong with what a person entered. A schema's own words say most, but in English; others get its kind. */
export function issueWords(issue: Issue | undefined): string {
  if (useLanguage.getState().language === 'en') return issue?.message ?? texts.issues.unfit
  switch (issue?.code) {
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? texts.issues.least({ least: Number(issue.minimum) })
        : texts.issues.unfit
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? texts.issues.most({ most: Number(issue.maximum) })
        : texts.issues.unfit
    case 'invalid_type':
      return issue.expected === 'int' ? texts.issues.whole : texts.lanes.number
    default:
      return texts.issues.unfit
  }
}
