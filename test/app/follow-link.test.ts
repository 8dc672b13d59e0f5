import { expect, it, vi } from 'vitest'
import { LinkFollower } from '../../electron/app/follow-link.ts'
import { dialog } from '../electron-standin/main/dialog.ts'
import { shell } from '../electron-standin/main/shell.ts'
import { settled } from '../helpers/manual-clock.ts'

vi.mock('electron', async () => ({
  BrowserWindow: { getFocusedWindow: () => null },
  ...(await import('../electron-standin/main/dialog.ts')),
  ...(await import('../electron-standin/main/shell.ts')),
}))

it('a page that asks for many links at once gets one question', async () => {
  const answer = Promise.withResolvers<{ response: number; checkboxChecked: boolean }>()
  const ask = vi.spyOn(dialog, 'showMessageBox').mockReturnValue(answer.promise)
  const open = vi.spyOn(shell, 'openExternal')
  const logged: unknown[] = []
  const links = new LinkFollower((_what, error) => logged.push(error))
  for (let n = 0; n < 50; n += 1) links.follow(`https://example.test/${n}`)
  expect(ask).toHaveBeenCalledOnce()
  answer.resolve({ response: 0, checkboxChecked: false })
  await settled()
  expect(open).toHaveBeenCalledExactlyOnceWith('https://example.test/0')

  open.mockRejectedValueOnce(new Error('no browser'))
  links.follow('https://example.test/after')
  await settled()
  expect(logged).toEqual([new Error('no browser')])
  links.follow('https://example.test/again')
  await settled()
  expect(open).toHaveBeenLastCalledWith('https://example.test/again')
})

it('what is no link for a browser does not keep a question away that follows at once', () => {
  const ask = vi
    .spyOn(dialog, 'showMessageBox')
    .mockReturnValue(new Promise(() => undefined))
    .mockClear()
  const links = new LinkFollower(() => undefined)
  links.follow('file:///etc/passwd')
  links.follow('https://example.test/')
  expect(ask).toHaveBeenCalledOnce()
})

it('a long link is shown in part, and its host in whole', async () => {
  const ask = vi.spyOn(dialog, 'showMessageBox').mockResolvedValue({ response: 1, checkboxChecked: false })
  new LinkFollower(() => undefined).follow(`https://example.test/${'a'.repeat(1_000)}`)
  await settled()
  const question = ask.mock.lastCall?.at(-1)
  expect(question).toMatchObject({ message: 'Open example.test in your browser?', defaultId: 1, cancelId: 1 })
  expect(String(Reflect.get(Object(question), 'detail'))).toHaveLength(301)
})
