import type { Clock } from '../../shared/clock.ts'
import { nextUpdateStep, type UpdateState } from './update-plan.ts'
import type { Updater } from './updater.ts'

export type UpdateNews =
  | { readonly is: 'no-feed' | 'newest' }
  | { readonly is: 'offered' | 'wanted' | 'fetching' | 'ready'; readonly version: string }
  | { readonly is: 'not-found' | 'not-fetched'; readonly error: unknown }

/** What a person is told and asked. */
export type UpdateTalk = {
  /** In answer to their own question. */
  answer(news: UpdateNews): void
  /** Without being asked; `onClick` when they want to know more. */
  announce(news: UpdateNews, onClick: () => void): void
  /** Whether they want the new version. */
  offer(version: string): Promise<boolean>
}

export type UpdatesParts = {
  /** Null: this copy has nowhere to look. */
  readonly updater: Updater | null
  readonly talk: UpdateTalk
  readonly clock: Clock
  readonly logError: (what: string, error: unknown) => void
}

/** Long enough for a start and what it takes up again. */
const FIRST_LOOK_MS = 60_000
const LOOK_EVERY_MS = 60 * 60 * 1_000

/**
 * Newer versions of the app: found once a day, fetched when somebody has asked for one and nothing downloads,
 * installed when the app ends. `nextUpdateStep` decides, this does it.
 */
export class Updates {
  readonly #parts: UpdatesParts
  #state: UpdateState = { is: 'unknown' }
  #active = 0
  #isAutomatic = false
  #checkedAt = Number.NEGATIVE_INFINITY
  #fetching: AbortController | undefined
  #alarm: Disposable | undefined

  constructor(parts: UpdatesParts) {
    this.#parts = parts
    if (parts.updater) this.#lookIn(FIRST_LOOK_MS)
  }

  /** How many downloads are active. */
  see({ active }: { readonly active: number }): void {
    this.#active = active
    this.#step()
  }

  /** Whether it looks by itself. */
  setAutomatic(isAutomatic: boolean): void {
    this.#isAutomatic = isAutomatic
  }

  /** Looks because somebody asked, and answers. */
  async checkNow(): Promise<void> {
    const { updater, talk } = this.#parts
    if (!updater) talk.answer({ is: 'no-feed' })
    else if (this.#state.is === 'unknown' || this.#state.is === 'offered') await this.#check(updater, true)
    else talk.answer(this.#state)
  }

  /** To be called when no download runs any more and none will. */
  installOnQuit(): void {
    if (this.#state.is === 'ready') this.#parts.updater?.installOnQuit()
  }

  /** Stops whatever it does. What is ready stays so. */
  close(): void {
    this.#alarm?.[Symbol.dispose]()
    this.#fetching?.abort()
  }

  #lookIn(ms: number): void {
    const { clock } = this.#parts
    this.#alarm = clock.at(clock.monotonic() + ms, () => {
      this.#lookIn(LOOK_EVERY_MS)
      this.#step()
    })
  }

  #step(): void {
    const { updater, clock } = this.#parts
    if (!updater) return
    const sinceCheck = clock.monotonic() - this.#checkedAt
    const step = nextUpdateStep(this.#state, {
      active: this.#active,
      isAutomatic: this.#isAutomatic,
      sinceCheck,
    })
    if (step === 'check') void this.#check(updater, false)
    else if (step === 'fetch') void this.#fetch(updater)
    else if (step === 'let-go') this.#fetching?.abort()
  }

  async #check(updater: Updater, isAsked: boolean): Promise<void> {
    const { clock, talk, logError } = this.#parts
    this.#checkedAt = clock.monotonic()
    try {
      const version = await updater.find()
      this.#state = version === null ? { is: 'unknown' } : { is: 'offered', version }
    } catch (error) {
      if (isAsked) talk.answer({ is: 'not-found', error })
      else logError('Looking for a newer version', error)
      return
    }
    if (this.#state.is !== 'offered') {
      if (isAsked) talk.answer({ is: 'newest' })
    } else if (isAsked) await this.#offer(this.#state.version)
    else talk.announce(this.#state, () => void this.checkNow())
  }

  async #offer(version: string): Promise<void> {
    if (!(await this.#parts.talk.offer(version)) || this.#state.is !== 'offered') return
    this.#state = { is: 'wanted', version }
    this.#step()
  }

  async #fetch(updater: Updater): Promise<void> {
    if (this.#state.is !== 'wanted') return
    const { version } = this.#state
    const fetching = new AbortController()
    this.#fetching = fetching
    this.#state = { is: 'fetching', version }
    try {
      await updater.fetch(fetching.signal)
      this.#state = { is: 'ready', version }
    } catch (error) {
      this.#state = fetching.signal.aborted ? { is: 'wanted', version } : { is: 'unknown' }
      if (!fetching.signal.aborted) this.#parts.talk.announce({ is: 'not-fetched', error }, () => undefined)
    }
    if (this.#state.is === 'ready') this.#parts.talk.announce(this.#state, () => undefined)
    // Downloads may have ended while it was letting go.
    else this.#step()
  }
}
