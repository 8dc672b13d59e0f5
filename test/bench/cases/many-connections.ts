import { contest } from '../contest.ts'
import { atMost, type BenchCase, seen, setting } from '../figures.ts'
import { inNamespace } from '../network-namespace.ts'
import { aria2c, sluice } from '../programs.ts'
import { openSite } from '../site.ts'

const bytes = setting('BENCH_BYTES', 512 * 1024 ** 2)
const programs = { sluice, aria2c: aria2c() }
const how = { connections: 16 }

/** A server that gives each connection 5 MB/s. */
export const limitedServer: BenchCase = {
  name: 'limited-server',
  title: `One file of ${bytes.toLocaleString('en')} bytes from a server that gives each connection 5 MB/s, over 16`,
  async run() {
    await using site = await openSite()
    const files = [site.limited(await site.file('limited.bin', bytes))]
    const { sluice, aria2c } = await contest({ programs, files, how, rounds: 3 })
    return [
      atMost('wall time / that of aria2c -x16', sluice.wall / aria2c.wall, 1),
      seen('sluice -x16', `${sluice.wall.toFixed(2)} s`),
      seen('aria2c -x16', `${aria2c.wall.toFixed(2)} s`),
    ]
  },
}

const LATENCY_MS = 50

/** A server that is far away. */
export const latency: BenchCase = {
  name: 'latency',
  title: `One file of ${bytes.toLocaleString('en')} bytes from ${LATENCY_MS} ms away, over 16 connections`,
  async run() {
    await using away = await inNamespace(LATENCY_MS)
    await using site = await openSite(away.address)
    const files = [site.fromAway(await site.file('far.bin', bytes))]
    const { sluice, aria2c } = await contest({ programs, files, how, through: away.through })
    return [
      atMost('wall time / that of aria2c -x16', sluice.wall / aria2c.wall, 1),
      seen('sluice -x16', `${sluice.wall.toFixed(2)} s`),
      seen('aria2c -x16', `${aria2c.wall.toFixed(2)} s`),
    ]
  },
}
