import { mergePreferences } from '../../electron/store/preferences-merge.ts'
import { makeCall } from '../../electron/transport/call.ts'
import { type HandlerParts, makeHandlers } from '../../electron/transport/handlers.ts'
import { Publisher } from '../../electron/transport/publisher.ts'
import { methods } from '../../shared/methods.ts'
import { defaultPreferences, Preferences, type PreferencesPatch } from '../../shared/preferences.ts'
import { RefusedError } from '../../shared/rpc-error.ts'
import { say } from '../../shared/said.ts'
import { ManualClock } from '../helpers/manual-clock.ts'
import { FakeEngine } from './fake-engine.ts'

/** Preferences in memory that the engine follows, as the real ones do. */
class FakePreferences {
  #now: Preferences = defaultPreferences
  readonly #engine: FakeEngine

  constructor(engine: FakeEngine) {
    this.#engine = engine
  }

  get = (): Preferences => this.#now

  patch = (patch: PreferencesPatch): Preferences => {
    this.#now = Preferences.parse(mergePreferences(this.#now, patch))
    this.#engine.applyPreferences(this.#now)
    return this.#now
  }
}

const sources: HandlerParts['sources'] = {
  views: async () => [
    {
      name: 'youtube',
      label: 'YouTube',
      aliases: [],
      policy: { concurrency: 1, delay: 3 },
      hostLanes: false,
      setup: { ready: false, reason: 'yt-dlp is missing.', howTo: 'Install yt-dlp.' },
      fields: [],
    },
  ],
  hasHostLanes: (name) => name === 'http',
  check(name) {
    if (name !== 'youtube') throw new RefusedError(say('unknown-source', { name, known: 'youtube' }))
  },
}

/** Everything a transport stands on, around a fake engine and a clock that moves when told. */
export function fakeParts() {
  const engine = new FakeEngine()
  const clock = new ManualClock()
  const publisher = new Publisher(engine, clock)
  const preferences = new FakePreferences(engine)
  const logged: unknown[] = []
  const plugins = { enabled: false, folder: '/data/plugins', plugins: [] }
  const handlers = makeHandlers({
    engine,
    preferences,
    sources,
    plugins,
    publisher,
    downloadDir: () => '/downloads',
  })
  const call = makeCall(methods, handlers, (_what, error) => logged.push(error))
  return { engine, clock, publisher, preferences, handlers, call, logged }
}
