import { type Contest, contest } from '../contest.ts'
import { atMost, type BenchCase, seen, setting } from '../figures.ts'
import { aria2c, curl, sluice, wget } from '../programs.ts'
import { openSite } from '../site.ts'

const bytes = setting('BENCH_BYTES', 4 * 1024 ** 3)
const programs = { sluice, curl, wget, aria2c: aria2c(1), 'aria2c -x4': aria2c(4) }
const rounds = 3

/** One large file from nginx to disk. */
export const largeFile: BenchCase = {
  name: 'large-file',
  title: `One file of ${bytes.toLocaleString('en')} bytes`,
  async run() {
    await using site = await openSite()
    const outcome = await contest({ programs, files: [await site.file('large.bin', bytes)], rounds })
    const { sluice, curl, 'aria2c -x4': aria4 } = outcome
    return [
      atMost('wall time / that of curl', sluice.wall / curl.wall, 1),
      atMost('wall time / that of aria2c -x4', sluice.wall / aria4.wall, 0.5),
      atMost('CPU seconds / those of curl', sluice.cpu / curl.cpu, 1.2),
      ...Object.entries(outcome).map(([name, { wall, cpu }]) =>
        seen(name, `${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU`),
      ),
    ]
  },
}

/** The same over TLS. */
export const largeFileOverTls: BenchCase = {
  name: 'tls',
  title: `One file of ${bytes.toLocaleString('en')} bytes over TLS 1.3`,
  async run() {
    await using site = await openSite()
    const files = [site.overTls(await site.file('large.bin', bytes))]
    const how: Contest<string>['how'] = { authority: site.authority }
    const outcome = await contest({ programs: { sluice, curl, wget }, files, how, rounds })
    return [
      atMost('wall time / that of curl', outcome.sluice.wall / outcome.curl.wall, 1.1),
      ...Object.entries(outcome).map(([name, { wall, cpu }]) =>
        seen(name, `${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU`),
      ),
    ]
  },
}
