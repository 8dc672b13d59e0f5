import type { FromChild } from '../../shared/run-protocol.ts'

/** A download process's line to the process that started it. */
export type Port = {
  send(message: FromChild): void
  /** `listener` gets whatever arrives, unchecked. Called once. */
  onMessage(listener: (message: unknown) => void): void
  /** The other side is gone. Called once. */
  onClose(listener: () => void): void
}

/** What Electron gives a utility process, as far as it is used here. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/** Under Electron's `utilityProcess` or Node's `child_process.fork`, whichever started us. */
export function parentPort(): Port {
  const { parentPort } = process as { parentPort?: ParentPort }
  return parentPort ? utilityPort(parentPort) : forkedPort()
}

function utilityPort(parentPort: ParentPort): Port {
  return {
    send: (message) => parentPort.postMessage(message),
    onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    // Chromium ends its utility processes with their parent.
    onClose: () => undefined,
  }
}

function forkedPort(): Port {
  return {
    // The callback takes the error of a parent that has just gone; 'disconnect' tells the rest.
    send: (message) => void (process.connected && process.send?.(message, undefined, {}, () => undefined)),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.once('disconnect', listener),
  }
}
