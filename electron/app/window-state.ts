import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, type Rectangle, screen } from 'electron'

type WindowState = { readonly bounds: Rectangle; readonly isMaximized: boolean }

/** Where the window was when it was last closed; undefined if never, or if no screen shows that place now. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isWindowState(state) && isOnScreen(state.bounds) ? state : undefined
  } catch {
    return undefined
  }
}

export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      writeFileSync(file, JSON.stringify(state))
    } catch {
      // A window that opens in its usual place is no loss worth a word.
    }
  })
}

function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false
  if (!('isMaximized' in value) || !('bounds' in value)) return false
  const { bounds, isMaximized } = value
  return typeof isMaximized === 'boolean' && typeof bounds === 'object' && bounds !== null && hasSize(bounds)
}

const hasSize = (bounds: object): boolean =>
  ['x', 'y', 'width', 'height'].every((side) => Number.isInteger(Reflect.get(bounds, side)))

/** A screen may have been unplugged since; a window it would hide can hardly be found again. */
function isOnScreen(bounds: Rectangle): boolean {
  const { x, y, width, height } = screen.getDisplayMatching(bounds).workArea
  const middle = bounds.x + bounds.width / 2
  return middle > x && middle < x + width && bounds.y >= y && bounds.y < y + height
}
