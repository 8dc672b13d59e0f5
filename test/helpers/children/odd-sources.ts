import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parentPort } from '../../../electron/run/port.ts'
import { serveRuns } from '../../../electron/run/serve-runs.ts'
import { defineSource, type Job, type Source } from '../../../electron/sources/contract.ts'
import { DownloadError } from '../../../shared/failure.ts'

// A download process with sources that behave as their names say.

const ends: Readonly<Record<string, (job: Job) => Promise<string | null>>> = {
  async 'makes a file'(job) {
    const path = join(job.dir, 'made')
    writeFileSync(path, job.displayName)
    return path
  },
  'finds nothing': async () => null,
  'promises a file': async (job) => join(job.dir, 'never made'),
  'names a folder': async (job) => job.dir,
  async 'fails knowingly'() {
    throw new DownloadError('rate-limited', 'Too fast.', { retryAfterMs: 7_000 })
  },
  async 'fails unknowingly'() {
    throw new TypeError('a mistake of mine')
  },
  async 'reports a thousand times'(job) {
    for (let transferred = 1; transferred <= 1_000; transferred++) {
      job.report({ transferred })
      await new Promise((resolve) => setImmediate(resolve))
    }
    job.report({ size: 1_000 })
    return null
  },
  async 'talks without end'(job) {
    for (let line = 0; line < 5_000; line++) job.log('x'.repeat(line === 0 ? 10_000 : 1))
    return null
  },
  'waits for its signal': (job) =>
    new Promise((_resolve, reject) => {
      job.partial(join(job.dir, 'unfinished'))
      job.signal.addEventListener('abort', () => {
        writeFileSync(join(job.dir, 'reason'), String(job.signal.reason))
        reject(new Error('as told'))
      })
    }),
  'finishes all the same': (job) =>
    new Promise((resolve) => {
      job.partial(join(job.dir, 'unfinished'))
      job.signal.addEventListener('abort', () => {
        writeFileSync(join(job.dir, 'made'), 'all the same')
        resolve(join(job.dir, 'made'))
      })
    }),
  'starts a tool and waits': (job) =>
    new Promise(() => {
      const { pid } = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
      if (pid !== undefined) job.tool(pid, true)
    }),
}

const source = (name: string): Source => ({
  ...defineSource({
    name,
    label: 'Odd',
    policy: { concurrency: 1, delay: 0 },
    settings: z.strictObject({ number: z.number().optional() }),
    recognise: () => null,
    parse: () => null,
    configured: async () => ({ ready: true, detail: '' }),
    download: async (job) => await (ends[name]?.(job) ?? null),
  }),
})

serveRuns(parentPort(), (name) => (name in ends ? source(name) : undefined))
