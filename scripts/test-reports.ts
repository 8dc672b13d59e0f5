import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

// What the two test runners wrote of their runs, as JSON.

export type Outcome = { readonly passed: number; readonly failures: readonly Failure[] }
/** A test that failed, or something else that did, by name; with what it said. */
export type Failure = { readonly name: string; readonly message: string }

const VitestReport = z
  .object({
    numPassedTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string(),
        assertionResults: z.array(
          z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
        ),
      }),
    ),
  })
  .transform(({ numPassedTests, testResults }): Outcome => {
    const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = relative('', name)
      const failed = assertionResults
        .filter((result) => result.status === 'failed')
        .map(({ fullName, failureMessages }) => failure(`${file} › ${fullName}`, failureMessages))
      // A file that does not even load has no tests that could fail.
      return failed.length === 0 && status === 'failed' ? [failure(file, [message])] : failed
    })
    return { passed: numPassedTests, failures }
  })

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
})
type Suite = { specs: z.infer<typeof Spec>[]; suites?: Suite[] | undefined }
const Suite: z.ZodType<Suite> = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional()
  },
})

const PlaywrightReport = z
  .object({ stats: z.object({ expected: z.number() }), suites: z.array(Suite) })
  .transform(({ stats, suites }): Outcome => {
    const failures = specsOf(suites)
      .filter(({ ok }) => !ok)
      .map(({ title, file, tests }) => {
        const errors = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))
        return failure(
          `test/e2e/${file} › ${title}`,
          errors.map(({ message = '' }) => message),
        )
      })
    return { passed: stats.expected, failures }
  })

const specsOf = (suites: readonly Suite[]): z.infer<typeof Spec>[] =>
  suites.flatMap(({ specs, suites = [] }) => [...specs, ...specsOf(suites)])

const failure = (name: string, messages: readonly string[]): Failure => ({
  name,
  message: stripVTControlCharacters(messages.join('\n')).trim(),
})

export const readVitestReport = (file: string): Outcome =>
  VitestReport.parse(JSON.parse(readFileSync(file, 'utf8')))
export const readPlaywrightReport = (file: string): Outcome =>
  PlaywrightReport.parse(JSON.parse(readFileSync(file, 'utf8')))
