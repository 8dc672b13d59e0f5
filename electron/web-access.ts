import { networkInterfaces } from 'node:os'
import type { RemoteAccess } from '../shared/desktop.ts'
import type { Said } from '../shared/said.ts'
import type { OpenedEngine } from './open-engine.ts'
import { newSecret } from './store/secret.ts'
import { ListenError, startWebServer, type WebServer } from './transport/web-server.ts'

type Engine = Pick<
  OpenedEngine,
  'namespaces' | 'publisher' | 'secret' | 'preferences' | 'folder' | 'announce' | 'logError'
>
export type WebAccessParts = Engine & {
  /** Folder of the built window. */
  readonly pages: string
  /** The port it asks for first; any other, where that is taken. */
  readonly port: number
}

const THIS_MACHINE = '127.0.0.1'
const ANYWHERE = '0.0.0.0'

/**
 * The desktop app's web server: always there for this machine, since the command line comes by it, and for
 * others while the preferences say so. A change takes effect at once, and ends every connection.
 */
export class WebAccess {
  readonly #parts: WebAccessParts
  #secret: string
  #server: WebServer | undefined
  #problem: Said | null = null
  /** One change at a time. */
  #turn: Promise<void> = Promise.resolve()
  #stopFollowing: () => void = () => undefined

  private constructor(parts: WebAccessParts) {
    this.#parts = parts
    this.#secret = parts.secret
  }

  /** Rejects with ListenError when not even this machine's own address can be listened on. */
  static async open(parts: WebAccessParts): Promise<WebAccess> {
    const access = new WebAccess(parts)
    await access.#listen()
    access.#stopFollowing = parts.preferences.onChange((next, before) => {
      if (next.remoteAccess === before.remoteAccess) return
      access.#restart().catch((error: unknown) => parts.logError('remote access', error))
    })
    return access
  }

  /** As it is once what was asked before has been done. */
  async view(): Promise<RemoteAccess> {
    await this.#turn
    const port = this.#server?.port ?? 0
    const isRemote = this.#isWanted && this.#problem === null
    const urls = isRemote ? addressesOfThisMachine().map((address) => `http://${address}:${port}`) : []
    return {
      urls: urls.length > 0 ? urls : [`http://${THIS_MACHINE}:${port}`],
      secret: this.#secret,
      problem: this.#problem,
    }
  }

  async renewSecret(): Promise<RemoteAccess> {
    this.#secret = newSecret(this.#parts.folder)
    await this.#restart()
    return this.view()
  }

  async close(): Promise<void> {
    this.#stopFollowing()
    await this.#turn
    await this.#server?.close()
  }

  get #isWanted(): boolean {
    return this.#parts.preferences.get().remoteAccess
  }

  #restart(): Promise<void> {
    const restarted = this.#turn.then(async () => {
      await this.#server?.close()
      await this.#listen()
    })
    this.#turn = restarted.catch(() => undefined)
    return restarted
  }

  async #listen(): Promise<void> {
    this.#problem = null
    this.#server = this.#isWanted ? await this.#listenAnywhere() : await this.#listenAt(THIS_MACHINE)
    this.#parts.announce(this.#server.url)
  }

  async #listenAnywhere(): Promise<WebServer> {
    try {
      return await this.#listenAt(ANYWHERE)
    } catch (error) {
      if (!(error instanceof ListenError)) throw error
      this.#problem = error.said
      return this.#listenAt(THIS_MACHINE)
    }
  }

  async #listenAt(host: string): Promise<WebServer> {
    const { namespaces, publisher, pages, port, preferences, logError } = this.#parts
    const allowedHosts = () => preferences.get().allowedHosts
    const options = { host, secret: this.#secret, allowedHosts, pages, namespaces, publisher, logError }
    // Its address stays as it was shown, also where that had to be another port than it asks for first.
    for (const preferred of new Set([this.#server?.port ?? port, port])) {
      try {
        return await startWebServer({ ...options, port: preferred })
      } catch (error) {
        if (!(error instanceof ListenError)) throw error
      }
    }
    return startWebServer({ ...options, port: 0 })
  }
}

function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  )
}
