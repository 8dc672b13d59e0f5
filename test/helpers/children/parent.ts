import type { FromChild, ToChild } from '../../../shared/run-protocol.ts'

/** What Electron gives a utility process in place of Node's channel. */
type ParentPort = {
  on(event: 'message', listener: (event: { data: ToChild }) => void): void
  postMessage(message: unknown): void
}

const { parentPort } = process as { parentPort?: ParentPort }

export function say(message: FromChild): void {
  shout(message)
}

/** Says anything at all, also what the protocol does not know. */
export function shout(message: unknown): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

export function hear(listener: (message: ToChild) => void): void {
  if (parentPort) parentPort.on('message', ({ data }) => listener(data))
  else process.on('message', (message: ToChild) => listener(message))
}

/** Ends this process as soon as all it said is on its way. */
export function leave(): void {
  if (parentPort) setTimeout(() => process.exit(0), 200)
  else process.send?.({ type: 'alive' }, () => process.exit(0))
}

// A test that dies must not leave its children behind.
process.on('disconnect', () => process.exit(0))
