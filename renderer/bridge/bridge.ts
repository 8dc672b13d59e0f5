import type {
  DesktopMethodName,
  DesktopNotificationName,
  DesktopNotificationOf,
  DesktopParamsOf,
  DesktopResultOf,
} from '../../shared/desktop.ts'
import type {
  MethodName,
  NotificationName,
  NotificationOf,
  ParamsOf,
  ResultOf,
} from '../../shared/methods.ts'
import type { Said } from '../../shared/said.ts'

/** `unauthorized`: the host does not accept our secret, so waiting will not help. */
export type Connection = 'connecting' | 'open' | 'lost' | 'unauthorized'

/** How the window reaches its engine. It cannot tell, and need not, whether that is Electron or a socket. */
export type Bridge = {
  /** Rejects with a `CallError` whose message is for the person. Never retried: what was asked may have been done. */
  call<N extends MethodName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>>
  on<N extends NotificationName>(name: N, listener: (value: NotificationOf<N>) => void): () => void
  /** Hears the present state at once, then each change. After a loss nothing heard before may be relied on. */
  onConnection(listener: (connection: Connection) => void): () => void
  /** What can be asked of the desktop. Null in a browser. */
  readonly desktop: Desktop | null
}

export type Desktop = {
  /** Rejects like the bridge's own. */
  call<N extends DesktopMethodName>(name: N, params: DesktopParamsOf<N>): Promise<DesktopResultOf<N>>
  on<N extends DesktopNotificationName>(
    name: N,
    listener: (value: DesktopNotificationOf<N>) => void,
  ): () => void
}

export class CallError extends Error {
  override readonly name = 'CallError'
  /** What the engine says, as data; undefined: it did not say it so. */
  readonly said: Said | undefined

  constructor(
    message: string,
    { said, ...options }: ErrorOptions & { readonly said?: Said | undefined } = {},
  ) {
    super(message, options)
    this.said = said
  }
}

/** There is no connection, or it went before the answer came. */
export class LostError extends CallError {}
