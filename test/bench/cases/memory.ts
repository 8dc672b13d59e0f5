import { readFile } from 'node:fs/promises'
import { fetched } from '../contest.ts'
import { atMost, type BenchCase, quantile, setting } from '../figures.ts'
import { sluice } from '../programs.ts'
import { openSite } from '../site.ts'

const bytes = setting('BENCH_BYTES', 4 * 1024 ** 3)
const EVERY_MS = 100

/** What a download process holds while bytes come as fast as they can. */
export const memory: BenchCase = {
  name: 'memory',
  title: 'Resident memory of a download process at full speed',
  async run() {
    await using site = await openSite()
    const files = [await site.file('large.bin', bytes)]
    const figures = []
    for (const connections of [1, 16]) {
      const samples: number[] = []
      let timer: NodeJS.Timeout | undefined
      await fetched(sluice, { files, how: { connections } }, (pid) => {
        timer = setInterval(() => void sample(pid, samples), EVERY_MS)
      })
      clearInterval(timer)
      // The first quarter is start-up.
      const later = samples.slice(Math.floor(samples.length / 4))
      const growth =
        quantile(later.slice(-later.length / 3), 0.5) - quantile(later.slice(0, later.length / 3), 0.5)
      const over = connections === 1 ? 'over one connection' : `over ${connections}`
      figures.push(
        atMost(`at most, ${over}`, Math.max(...samples), 70, 'MB'),
        atMost(`growth from beginning to end, ${over}`, growth, 5, 'MB'),
      )
    }
    return figures
  },
}

/** Notes the resident MB of the download process below `pid`, once there is one. */
async function sample(pid: number, samples: number[]): Promise<void> {
  try {
    for (const child of await childrenOf(pid)) {
      const title = await readFile(`/proc/${child}/cmdline`, 'utf8')
      if (title.startsWith('http-dl-')) samples.push(await residentMB(child))
      else await sample(child, samples)
    }
  } catch {
    // It has ended meanwhile.
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return listed.split(' ').filter(Boolean).map(Number)
}

async function residentMB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_000
}
