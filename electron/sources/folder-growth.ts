import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ProgressTicker } from '../transfer/progress-ticker.ts'
import type { Job } from './contract.ts'

const LOOK_MS = 400

/** Reports a folder's bytes as progress while it lives: for tools that do not tell theirs. */
export function reportGrowth(folder: string, report: Job['report']): Disposable {
  const ticker = new ProgressTicker(null, report)
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    ticker.transferred = Math.max(ticker.transferred, await bytesIn(folder))
    isLooking = false
  }
  const timer = setInterval(() => void look(), LOOK_MS)
  return {
    [Symbol.dispose]() {
      clearInterval(timer)
      ticker[Symbol.dispose]()
    },
  }
}

/** Never rejects: what is gone in the meantime counts nothing. */
async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => null)
      return found?.isFile() ? found.size : 0
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
