/** Looks per timeout: a silence is noticed so much of it late at most. */
const LOOKS = 4

/** Calls `onSilence` once nothing has come for `idleMs`. `received`: bytes so far; null while nothing is to come. */
export function watchForSilence(
  idleMs: number,
  received: () => number | null,
  onSilence: () => void,
): Disposable {
  let heard: number | null = -1
  let silences = 0
  const timer = setInterval(() => {
    const now = received()
    silences = now === null || now !== heard ? 0 : silences + 1
    heard = now
    if (silences >= LOOKS) onSilence()
  }, idleMs / LOOKS)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
