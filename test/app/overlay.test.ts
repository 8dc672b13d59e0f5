import type { NativeImage } from 'electron'
import { expect, it, vi } from 'vitest'
import { Overlay } from '../../electron/app/overlay.ts'
import { overlayPicture } from '../../electron/app/overlay-picture.ts'
import { makeStats } from './make-stats.ts'

vi.mock('electron', () => import('../electron-standin/main/native-image.ts'))

function taskbar(platform: NodeJS.Platform = 'win32') {
  const shown: string[] = []
  const open = () => ({
    setOverlayIcon: (image: NativeImage | null, words: string) =>
      void shown.push(`${image === null ? 'nothing' : image.isEmpty() ? 'empty' : 'a picture'}: ${words}`),
  })
  let window: ReturnType<typeof open> | undefined = open()
  const overlay = new Overlay(() => window, platform)
  const see = (active: number) => overlay.see(makeStats({ 'InProgress, Downloading': active }))
  const setWindow = (isOpen: boolean) => {
    window = isOpen ? open() : undefined
  }
  return { overlay, shown, see, setWindow }
}

it('says how many downloads run, when that changes', () => {
  const { overlay, shown, see } = taskbar()
  for (const active of [0, 3, 3, 120, 0, 0, 1]) see(active)
  overlay.close()
  expect(shown).toEqual([
    'a picture: 3 downloading',
    'a picture: 120 downloading',
    'nothing: ',
    'a picture: 1 downloading',
    'nothing: ',
  ])
})

it('is put on a window that is opened anew', () => {
  const { shown, see, setWindow } = taskbar()
  see(2)
  setWindow(false)
  see(2)
  setWindow(true)
  see(2)
  see(2)
  expect(shown).toEqual(['a picture: 2 downloading', 'a picture: 2 downloading'])
})

it.each(['linux', 'darwin'] as const)('is none of %s', (platform) => {
  const { overlay, shown, see } = taskbar(platform)
  see(2)
  overlay.close()
  expect(shown).toEqual([])
})

/** White: `#`; the disc: `.`; nothing: a space. */
function drawn(count: number): string {
  const { size, pixels } = overlayPicture(count, 1)
  const mark = (at: number) =>
    pixels.readUInt8(at + 3) < 128 ? ' ' : pixels.readUInt8(at + 2) > 200 ? '#' : '.'
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => mark((y * size + x) * 4)).join(''),
  )
  return rows
    .slice(4, 11)
    .map((row) => row.slice(2, 14))
    .join('\n')
}

it('is drawn with the digits of the number, or of the most there is room for', () => {
  expect(drawn(42)).toBe(
    [
      '...#...###..',
      '..##..#...#.',
      '.#.#......#.',
      '#..#.....#..',
      '#####...#...',
      '...#...#....',
      '...#..#####.',
    ].join('\n'),
  )
  expect(drawn(256)).toBe(drawn(99))
  expect(new Set(Array.from({ length: 99 }, (_, n) => drawn(n + 1))).size).toBe(99)
})

it('is smooth at its edge, and its colours are no stronger than it is opaque there', () => {
  const { size, pixels } = overlayPicture(7, 2)
  expect(pixels).toHaveLength(size * size * 4)
  const opacities = new Set<number>()
  for (let at = 0; at < pixels.length; at += 4) {
    const opacity = pixels.readUInt8(at + 3)
    opacities.add(opacity)
    for (const colour of [0, 1, 2]) expect(pixels.readUInt8(at + colour)).toBeLessThanOrEqual(opacity)
  }
  expect(opacities.size).toBeGreaterThan(4)
})
