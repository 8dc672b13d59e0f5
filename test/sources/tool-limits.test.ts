import { describe, expect, it } from 'vitest'
import { counted, toolLimit } from '../../electron/sources/tool-limits.ts'
import type { DownloadOptions } from '../../shared/options.ts'

function jobWith(share: number | null, options: DownloadOptions = {}) {
  const spent: number[] = []
  const said: string[] = []
  const spend = (bytes: number) => {
    spent.push(bytes)
    return null
  }
  const limits = { share, spend, mostAtOnce: () => 1_024 }
  return { spent, said, options, limits, log: (line: string) => void said.push(line), report: () => {} }
}

describe('a tool', () => {
  it.each<[share: number | null, own: number | undefined, limit: number, says: boolean]>([
    [null, undefined, 0, false],
    [null, 500, 500, false],
    [2_000, undefined, 2_000, true],
    [2_000, 0, 2_000, true],
    [2_000, 500, 500, false],
    [400, 500, 400, true],
    [0.3, undefined, 1, true],
  ])('with a share of %j and a limit of its own of %j is held to %j', (share, own, limit, says) => {
    const job = jobWith(share, own === undefined ? {} : { speedLimit: own })
    expect(toolLimit(job)).toBe(limit)
    expect(job.said.length > 0).toBe(says)
  })

  it('has what it fetched counted, each of its files anew', () => {
    const job = jobWith(1)
    const report = counted(job)
    for (const transferred of [0, 10, 10, 25, 5, 6]) report({ transferred })
    report({ phase: 'finishing' })
    expect(job.spent).toEqual([10, 15, 5, 1])
  })
})
