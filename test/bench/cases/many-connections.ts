import { contest, type Served } from '../contest.ts'
import { delayingRelay } from '../delaying-relay.ts'
import { atMost, type BenchCase, Skipped, seen, setting } from '../figures.ts'
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
    await using far = await farSite().catch(throughRelay)
    const files = [await far.file('far.bin', bytes)]
    const { sluice, aria2c } = await contest({ programs, files, how, through: far.through })
    return [
      atMost('wall time / that of aria2c -x16', sluice.wall / aria2c.wall, 1),
      seen('sluice -x16', `${sluice.wall.toFixed(2)} s`),
      seen('aria2c -x16', `${aria2c.wall.toFixed(2)} s`),
      seen('what delays', far.delayedBy),
    ]
  },
}

type FarSite = AsyncDisposable & {
  file(name: string, bytes: number): Promise<Served>
  /** What runs a program that is to find it far away. */
  readonly through: readonly string[]
  readonly delayedBy: string
}

/** By the kernel. Throws Skipped where it cannot. */
async function farSite(): Promise<FarSite> {
  await using made = new AsyncDisposableStack()
  const { address, through } = made.use(await inNamespace(LATENCY_MS))
  const site = made.use(await openSite(address))
  const kept = made.move()
  return {
    through,
    delayedBy: 'netem in a network namespace',
    file: async (name, size) => site.at(await site.file(name, size), site.awayOrigin),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

async function throughRelay(error: unknown): Promise<FarSite> {
  if (!(error instanceof Skipped)) throw error
  await using made = new AsyncDisposableStack()
  const site = made.use(await openSite())
  const relay = made.use(await delayingRelay(site.port, LATENCY_MS))
  const kept = made.move()
  return {
    through: [],
    delayedBy: `a relay of ours, for want of netem (${error.message})`,
    file: async (name, size) => site.at(await site.file(name, size), `http://127.0.0.1:${relay.port}`),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
