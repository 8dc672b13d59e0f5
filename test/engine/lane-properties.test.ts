import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Preferences } from '../../shared/preferences.ts'
import type { RecordId } from '../../shared/record.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const DELAY_S = 2
const lanes = (concurrency: number) => ({ plain: { concurrency, delay: DELAY_S } })

/** One lane under random treatment, and a watch on what it may never do. */
class Treatment {
  readonly world = engineWorld({ lanes: lanes(2) })
  readonly #ids: RecordId[] = []
  #limit = 2
  #started = 0
  #ended = 0
  /** The latest start or finish. */
  #lastMoment = Number.NEGATIVE_INFINITY

  readonly do = {
    add: () => void this.#ids.push(...this.world.dispatch('plain', `n${this.#ids.length}`)),
    done: (n: number) => this.#withOpen(n, (name) => this.world.runner.done(name)),
    fail: (n: number) => this.#withOpen(n, (name) => this.world.runner.fail(name)),
    failForNow: (n: number) => this.#withOpen(n, (name) => this.world.runner.fail(name, 'connection')),
    cancel: (n: number) => this.#withId(n, (id) => this.world.engine.cancelDownload(id, { remove: false })),
    pause: (n: number) => this.#withId(n, (id) => this.world.engine.pauseDownload(id)),
    resume: (n: number) => this.#withId(n, (id) => this.world.engine.resumeDownload(id)),
    resize: (n: number) => {
      this.#limit = 1 + (n % 4)
      this.world.engine.applyPreferences(Preferences.parse({ lanes: lanes(this.#limit) }))
    },
    wait: async (n: number) => {
      for (let step = 0; step < n; step += 1) {
        await this.world.clock.advance(130)
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
    expect(clock.monotonic() - this.#lastMoment).toBeGreaterThanOrEqual(DELAY_S * 1_000)
    expect(runner.open.length).toBeLessThanOrEqual(this.#limit)
    this.#lastMoment = clock.monotonic()
  }

  /** Left alone, everything that waits is started and can end. */
  async runDry(): Promise<void> {
    const { engine, runner, clock } = this.world
    for (const id of this.#ids) engine.resumeDownload(id)
    const left = () => engine.getStats().counts.Initializing + runner.open.length
    for (let round = 0; round < 400 && left() > 0; round += 1) {
      for (const name of runner.open) runner.done(name)
      await clock.advance(1_000)
    }
  }

  #withOpen(n: number, act: (name: string) => void): void {
    const name = this.world.runner.open[n % 6]
    if (name !== undefined) act(name)
  }

  #withId(n: number, act: (id: RecordId) => void): void {
    const id = this.#ids[n]
    if (id !== undefined) act(id)
  }
}

const step = fc.record({
  action: fc.constantFrom(
    ...(['add', 'add', 'done', 'fail', 'failForNow', 'cancel', 'pause', 'resume', 'resize', 'wait'] as const),
  ),
  n: fc.nat(30),
})

it('a lane is never over its limit, never early, and loses no wake-up, whatever happens to it', async () => {
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
    { numRuns: 60 },
  )
})
