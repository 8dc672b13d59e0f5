import type { Page } from '@playwright/test'
import { z } from 'zod'

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.int(),
      tid: z.int(),
      /** Microseconds of the processor's, in the thread. */
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
})

export type PageTasks = {
  /** Ms of the processor's. */
  readonly longest: number
  readonly total: number
}

/**
 * What the page's own thread has to do for something, in the processor's time: how long a frame takes by the clock
 * says as much of what else the machine does.
 */
export async function tasksOf(page: Page, act: () => Promise<unknown>): Promise<PageTasks> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser.')
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await act()
  const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString('utf8')))
  const thread = ({ pid, tid }: { readonly pid: number; readonly tid: number }) => `${pid} ${tid}`
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(thread),
  )
  const took = traceEvents
    .filter((event) => event.name.endsWith('RunTask') && main.has(thread(event)))
    .map(({ tdur = 0 }) => tdur / 1_000)
  return { longest: Math.max(0, ...took), total: took.reduce((sum, ms) => sum + ms, 0) }
}
