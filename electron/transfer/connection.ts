import { Agent, type Dispatcher } from 'undici'
import { isNoHttp } from './failures.ts'

/** All in ms. */
export type Timeouts = {
  /** Until a connection stands, TLS included. */
  readonly connect: number
  /** From the request to the answer's headers. */
  readonly headers: number
  /** Between two pieces of the body, while we are ready to take them. */
  readonly idle: number
}

export const defaultTimeouts: Timeouts = { connect: 30_000, headers: 60_000, idle: 60_000 }

/** What one download speaks through, to one server after the other. Dispose to end all connections at once. */
export class Connection implements AsyncDisposable {
  readonly #timeouts: Timeouts
  #link: Link

  constructor(timeouts: Timeouts) {
    this.#timeouts = timeouts
    this.#link = linkWith(timeouts)
  }

  get dispatcher(): Dispatcher {
    return this.#link.agent
  }

  /** The server went on sending after the end of its answer: the announced length was not the file's. */
  get excess(): boolean {
    return this.#link.excess
  }

  /** Leaves the server, its answer unread: that costs less than reading on. */
  async leave(): Promise<void> {
    const left = this.#link
    this.#link = linkWith(this.#timeouts)
    await left.agent.destroy()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#link.agent.destroy()
  }
}

type Link = { readonly agent: Agent; excess: boolean }

function linkWith(timeouts: Timeouts): Link {
  const agent = new Agent({
    // HTTP/1.1 is as fast for one file and fails in plainer ways.
    allowH2: false,
    connect: { timeout: timeouts.connect },
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.idle,
  })
  const link: Link = { agent, excess: false }
  agent.on('disconnect', (_origin, _targets, error) => {
    if (error.message === 'bad response' || isNoHttp(error)) link.excess = true
  })
  return link
}
