import { expect, it, vi } from 'vitest'
import { watchEntrances } from '../../electron/app/entrances.ts'
import { Offers } from '../../electron/app/offers.ts'
import { app } from '../electron-standin/main/app.ts'

vi.mock('electron', async () => ({
  ...(await import('../electron-standin/main/app.ts')),
  ...(await import('../electron-standin/main/dialog.ts')),
}))

it('the packaged app, and it alone, is made the one for its links', () => {
  const set = vi.spyOn(app, 'setAsDefaultProtocolClient')
  watchEntrances(new Offers(), () => undefined)
  expect(set).not.toHaveBeenCalled()
  app.isPackaged = true
  watchEntrances(new Offers(), () => undefined)
  app.isPackaged = false
  expect(set).toHaveBeenCalledExactlyOnceWith('sluice')
})

it('what comes before there is a window is kept for it, each link once', () => {
  const offers = new Offers()
  offers.add(['https://a.test/', 'https://b.test/'])
  offers.add(['https://a.test/'])
  const show = vi.fn()
  offers.showBy(show)
  expect(show).toHaveBeenCalledOnce()
  expect(offers.take()).toEqual(['https://a.test/', 'https://b.test/'])
  expect(offers.take()).toEqual([])
  offers.add([])
  expect(show).toHaveBeenCalledOnce()
  offers.add(['https://c.test/'])
  expect(show).toHaveBeenCalledTimes(2)
})
