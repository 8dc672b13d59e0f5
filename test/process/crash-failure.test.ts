import { expect, it } from 'vitest'
import { crashFailure } from '../../electron/process/crash-failure.ts'

const saying = (stderr: string) => crashFailure({ code: 1, signal: null, spawnError: null, stderr }).message
const ended = 'worker crash: the download process ended with exit code 1'

it.each([
  ['', ended],
  ['\n\n', ended],
  ['killed\n', `${ended} (killed)`],
  ['f.js:1\nTypeError: oh no\n    at f (f.js:1:1)\n\nNode.js v24.21.0\n', `${ended} (TypeError: oh no)`],
  [
    'FATAL ERROR: heap out of memory\n----- Native stack trace -----\n 1: 0xb7a940 node::Abort()\n',
    `${ended} (FATAL ERROR: heap out of memory)`,
  ],
  ['----- JavaScript stack trace -----\n\n1: abort (node:internal/process:1:1)\n2: f (f.js:1:1)\n\n', ended],
  ['out of luck\n    at f (f.js:1:1)\nNode.js v24.21.0\n', `${ended} (out of luck)`],
])('%j is told as %j', (stderr, message) => {
  expect(saying(stderr)).toBe(message)
})

it('stays short', () => {
  expect(saying('x'.repeat(5_000)).length).toBeLessThan(400)
})
