import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { smallProcess } from '../../electron/process/small-process.ts'

it('Node starts with the flags that its version of V8 is given, and V8 heeds them', () => {
  const flags = smallProcess(process.versions.v8)
  const limit = 'console.log(v8.getHeapStatistics().heap_size_limit)'
  const [usual, small] = [[], flags].map((given) =>
    Number(execFileSync(process.execPath, [...given, '-e', limit], { encoding: 'utf8' })),
  )
  expect(flags).not.toEqual([])
  expect(small).toBeLessThan(usual ?? 0)
})

it.each(['12.4.254.21-node.33', '13.60.1', '14.1.146.11-node.14'])(
  'V8 %s, which may not know them, is given none',
  (version) => {
    expect(smallProcess(version)).toEqual([])
  },
)
