import { contest } from '../contest.ts'
import { atMost, type BenchCase, seen } from '../figures.ts'
import { curl, sluice } from '../programs.ts'
import { openSite } from '../site.ts'

/** A file so small that starting is all there is to it. */
export const coldStart: BenchCase = {
  name: 'cold-start',
  title: 'One file of 1 KB',
  async run() {
    await using site = await openSite()
    const files = [await site.file('small.bin', 1024)]
    const outcome = await contest({ programs: { sluice, curl }, files, rounds: 15 })
    return [
      atMost('wall time', outcome.sluice.wall * 1_000, 400, 'ms'),
      seen('curl', `${(outcome.curl.wall * 1_000).toFixed(0)} ms`),
    ]
  },
}
