import { contest } from '../contest.ts'
import { atMost, type BenchCase, seen, setting } from '../figures.ts'
import { aria2c, curl, sluice, wget } from '../programs.ts'
import { openSite } from '../site.ts'

const count = setting('BENCH_FILES', 1_000)
const bytes = 100_000

/** Many small files, sixteen at once. */
export const manyFiles: BenchCase = {
  name: 'many-files',
  title: `${count.toLocaleString('en')} files of ${bytes.toLocaleString('en')} bytes, 16 at once`,
  async run() {
    await using site = await openSite()
    const files = []
    for (let n = 0; n < count; n++) files.push(await site.file(`many/${n}.bin`, bytes))
    const programs = { sluice, 'aria2c -j16': aria2c(1), curl, wget }
    const outcome = await contest({ programs, files, how: { jobs: 16 }, rounds: 5 })
    return [
      atMost('wall time / that of aria2c -j16', outcome.sluice.wall / outcome['aria2c -j16'].wall, 1.2),
      ...Object.entries(outcome).map(([name, { wall, cpu }]) =>
        seen(name, `${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU`),
      ),
    ]
  },
}
