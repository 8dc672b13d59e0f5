import { afterEach, expect, it, vi } from 'vitest'
import { CopiedLinks } from '../../electron/app/copied-links.ts'
import { app } from '../electron-standin/main/app.ts'
import { clipboard } from '../electron-standin/main/clipboard.ts'
import { settled } from '../helpers/manual-clock.ts'

vi.mock('electron', async () => ({
  ...(await import('../electron-standin/main/app.ts')),
  ...(await import('../electron-standin/main/clipboard.ts')),
}))
afterEach(() => vi.restoreAllMocks())

function watcher(isWanted = true) {
  const offered: string[][] = []
  const logged: unknown[] = []
  const read = vi.spyOn(clipboard, 'readText')
  const watching = new CopiedLinks({
    isWanted: () => isWanted,
    offer: (links) => void offered.push([...links]),
    logError: (_what, error) => logged.push(error),
  })
  const come = async () => {
    app.emit('browser-window-focus')
    await settled()
  }
  const leave = async () => {
    app.emit('browser-window-blur')
    await settled()
  }
  return { offered, logged, read, come, leave, [Symbol.dispose]: () => watching.close() }
}

it('offers what was copied elsewhere, once, when the person comes to the window', async () => {
  using watch = watcher()
  await clipboard.writeText('See https://example.org/a, and http://example.org/b (https://example.org/a)')
  expect(watch.offered).toEqual([])
  await watch.come()
  await watch.leave()
  await watch.come()
  expect(watch.offered).toEqual([['https://example.org/a', 'http://example.org/b']])
  await watch.leave()
  await clipboard.writeText('Nothing of interest')
  await watch.come()
  expect(watch.offered).toHaveLength(1)
})

it('offers nothing that was copied in the window itself', async () => {
  using watch = watcher()
  await clipboard.writeText('')
  await watch.come()
  await clipboard.writeText('https://example.org/own')
  await watch.leave()
  await watch.come()
  expect(watch.offered).toEqual([])
})

it('does not even look where it is not wanted', async () => {
  using watch = watcher(false)
  await clipboard.writeText('https://example.org/private')
  await watch.come()
  await watch.leave()
  expect(watch.read).not.toHaveBeenCalled()
})

it('leaves alone what was hardly copied for its links', async () => {
  using watch = watcher()
  await clipboard.writeText(`https://example.org/a ${'x'.repeat(1_000_000)}`)
  await watch.come()
  await watch.leave()
  await clipboard.writeText(Array.from({ length: 10_001 }, (_, n) => `http://a.test/${n}`).join(' '))
  await watch.come()
  expect(watch.offered).toEqual([])
})

it('a clipboard that cannot be read is noted, and tried again', async () => {
  using watch = watcher()
  watch.read.mockRejectedValueOnce(new Error('busy'))
  await clipboard.writeText('https://example.org/again')
  await watch.come()
  expect(watch.logged).toHaveLength(1)
  await watch.come()
  expect(watch.offered).toEqual([['https://example.org/again']])
})
