import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { revive } from '../../electron/app/revive.ts'

/** A window whose page crashes when told, and counts how often it was brought back. */
function fragile() {
  let time = 0
  const contents = Object.assign(new EventEmitter(), {
    reload: vi.fn(),
    forcefullyCrashRenderer: () => void contents.emit('render-process-gone', {}, { reason: 'killed' }),
  })
  const window = Object.assign(new EventEmitter(), { webContents: contents, isDestroyed: () => false })
  const onGivenUp = vi.fn()
  revive(window, onGivenUp, () => time)
  const fail = (reason: string, afterMs = 0) => {
    time += afterMs
    contents.emit('render-process-gone', {}, { reason })
  }
  return { window, fail, reload: contents.reload, onGivenUp }
}

it('a page that crashed or hangs comes back, one that ended as it should does not', () => {
  const { window, fail, reload } = fragile()
  fail('clean-exit')
  expect(reload).not.toHaveBeenCalled()
  fail('crashed')
  expect(reload).toHaveBeenCalledOnce()
  window.emit('unresponsive')
  expect(reload).toHaveBeenCalledTimes(2)
})

it('a page that fails again and again is left, and that is said once', () => {
  const { fail, reload, onGivenUp } = fragile()
  for (let n = 0; n < 6; n++) fail('crashed', 1_000)
  expect(reload).toHaveBeenCalledTimes(3)
  expect(onGivenUp).toHaveBeenCalledOnce()
})

it('a page that fails now and then always comes back', () => {
  const { fail, reload, onGivenUp } = fragile()
  for (let n = 0; n < 6; n++) fail('oom', 30_000)
  expect(reload).toHaveBeenCalledTimes(6)
  expect(onGivenUp).not.toHaveBeenCalled()
})
