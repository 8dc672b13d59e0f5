import type { CdpConnection, Session } from './cdp.ts'
import { openBrowser } from './registry.ts'

/** A page of Chromium, halted before its first document until `go`. */
export type Target = { readonly id: string; readonly session: Session; go(): Promise<void> }
type Size = { readonly width: number; readonly height: number }

const attached = new Map<string, PromiseWithResolvers<Target>>()
const gone = new Map<string, () => void>()
/** Pages allowed to open windows; all others' are closed before they load anything. */
const openers = new Set<string>()

/** Sees to it that every page halts before it begins, so that none runs without its preload or unasked for. */
export async function watchTargets(connection: CdpConnection): Promise<void> {
  const root = connection.session()
  root.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, openerId, type } }) => {
    const session = connection.session(sessionId)
    const go = async () => void (await session.send('Runtime.runIfWaitingForDebugger'))
    if (type !== 'page') void go()
    else if (openerId !== undefined && !openers.has(openerId)) void refuse({ id: targetId, session, go })
    else if (openerId !== undefined) void go()
    else waiterOf(targetId).resolve({ id: targetId, session, go })
  })
  root.on('Target.targetDestroyed', ({ targetId }) => gone.get(targetId)?.())
  await root.send('Target.setDiscoverTargets', { discover: true })
  await root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
}

/**
 * Closes a window before it loads anything. Not while it is halted: its opener, in the same process, would
 * at times wait for it for ever.
 */
async function refuse({ id, session, go }: Target): Promise<void> {
  try {
    // Nobody answers what it asks for.
    await session.send('Fetch.enable', {})
    await go()
  } catch {
    // It has gone by itself.
  }
  closeTarget(id)
}

export async function createTarget(size: Size, onGone: () => void): Promise<Target> {
  const root = openBrowser().connection.session()
  const { targetId } = await root.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...size,
  })
  gone.set(targetId, onGone)
  return waiterOf(targetId).promise
}

export function closeTarget(id: string): void {
  gone.delete(id)
  openBrowser()
    .connection.session()
    .send('Target.closeTarget', { targetId: id })
    .catch(() => undefined)
}

/** The event may come before the answer that names the target, or after it. */
function waiterOf(id: string): PromiseWithResolvers<Target> {
  const waiter = attached.get(id) ?? Promise.withResolvers<Target>()
  attached.set(id, waiter)
  return waiter
}

export function letOpenWindows(id: string, isAllowed: boolean): void {
  if (isAllowed) openers.add(id)
  else openers.delete(id)
}
