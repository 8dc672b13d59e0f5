import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Preferences } from '../../shared/preferences.ts'
import type { RecordId } from '../../shared/record.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const REST_MS = 5_000
/** Divides every time there is here, so that a start is seen at the moment it happens. */
const TICK_MS = 500

type Settings = { readonly concurrency: number; readonly delay: number }
const first: Settings = { concurrency: 2, delay: 2 }

/** One lane under random treatment, and a watch on what it may never do. */
class Treatment {
  readonly world = engineWorld({ lanes: { plain: first } })
  readonly #ids: RecordId[] = []
  #settings = first
  #started = 0
  #ended = 0
  /** The latest start or finish. */
  #lastMoment = Number.NEGATIVE_INFINITY
  #restsUntil = Number.NEGATIVE_INFINITY
  /** Those that were held back by a person: their turn is another one. */
  readonly #held = new Set<string>()

  readonly do = {
    add: () => void this.#ids.push(...this.world.dispatch('plain', `n${this.#ids.length}`)),
    done: (n: number) => this.#withOpen(n, (name) => this.world.runner.done(name)),
    fail: (n: number) => this.#withOpen(n, (name) => this.world.runner.fail(name)),
    failForNow: (n: number) => this.#withOpen(n, (name) => this.world.runner.fail(name, 'connection')),
    throttle: (n: number) =>
      this.#withOpen(n, (name) => {
        this.world.runner.fail(name, 'rate-limited', REST_MS)
        this.#restsUntil = this.world.clock.monotonic() + REST_MS
      }),
    fillDisk: (n: number) =>
      this.#withOpen(n, (name) => {
        this.world.disk.free = 0
        this.#held.add(name)
        this.world.runner.fail(name, 'disk-full')
      }),
    makeRoom: () => {
      this.world.disk.free = 1e12
    },
    endRest: () => {
      this.world.engine.endCoolDown('plain')
      this.#restsUntil = Number.NEGATIVE_INFINITY
    },
    cancel: (n: number) => this.#withId(n, (id) => this.world.engine.cancelDownload(id, { remove: false })),
    pause: (n: number) =>
      this.#withId(n, (id) => {
        this.#held.add(`n${n}`)
        this.world.engine.pauseDownload(id)
      }),
    resume: (n: number) => this.#withId(n, (id) => this.world.engine.resumeDownload(id)),
    resize: (n: number) => this.#set({ concurrency: 1 + (n % 4) }),
    respace: (n: number) => this.#set({ delay: 1 + (n % 4) }),
    wait: async (n: number) => {
      for (let step = 0; step < n; step += 1) {
        await this.world.clock.advance(TICK_MS)
        this.watch()
      }
    },
  }

  watch(): void {
    const { runner, clock } = this.world
    if (runner.ended > this.#ended) this.#lastMoment = clock.monotonic()
    this.#ended = runner.ended
    const news = runner.started.length - this.#started
    this.#started = runner.started.length
    if (news === 0) return
    expect(news).toBe(1)
    const now = clock.monotonic()
    expect(now - this.#lastMoment).toBeGreaterThanOrEqual(this.#settings.delay * 1_000)
    expect(now).toBeGreaterThanOrEqual(this.#restsUntil)
    expect(runner.open.length).toBeLessThanOrEqual(this.#settings.concurrency)
    this.#lastMoment = now
    this.#watchOrder()
  }

  /** First in, first out, but for those that were held back. */
  #watchOrder(): void {
    const turns = [...new Set(this.world.runner.started)].filter((name) => !this.#held.has(name))
    expect(turns).toEqual(turns.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))))
  }

  /** Left alone, everything that waits is started and can end. */
  async runDry(): Promise<void> {
    const { engine, runner } = this.world
    this.do.makeRoom()
    for (const id of this.#ids) engine.resumeDownload(id)
    // Or a start of this moment would be taken to follow a finish that it went before.
    await settled()
    this.watch()
    const left = () => engine.getStats().counts.Initializing + runner.open.length
    for (let round = 0; round < 400 && left() > 0; round += 1) {
      for (const name of runner.open) runner.done(name)
      await settled()
      this.watch()
      await this.do.wait(2)
    }
  }

  #set(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change }
    this.world.engine.applyPreferences(Preferences.parse({ lanes: { plain: this.#settings } }))
  }

  #withOpen(n: number, act: (name: string) => void): void {
    const { open } = this.world.runner
    const name = open[n % open.length]
    if (name !== undefined) act(name)
  }

  #withId(n: number, act: (id: RecordId) => void): void {
    const id = this.#ids[n]
    if (id !== undefined) act(id)
  }
}

const step = fc.record({
  action: fc.constantFrom(
    ...(['add', 'add', 'done', 'fail', 'failForNow', 'throttle', 'endRest'] as const),
    ...(['fillDisk', 'makeRoom'] as const),
    ...(['cancel', 'pause', 'resume', 'resize', 'respace', 'wait', 'wait'] as const),
  ),
  n: fc.nat(30),
})

it('a lane is never over its limit, never early, never out of turn, and loses no wake-up, whatever happens to it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const treatment = new Treatment()
      const { engine } = treatment.world
      for (const { action, n } of steps) {
        await treatment.do[action](n)
        await settled()
        treatment.watch()
      }
      await treatment.runDry()
      const { counts } = engine.getStats()
      expect([counts.Initializing, counts['InProgress, Downloading'], counts.Paused]).toEqual([0, 0, 0])
    }),
    { numRuns: 500 },
  )
})
