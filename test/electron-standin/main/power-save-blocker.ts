import type { PowerSaveBlocker } from 'electron'

const active = new Set<number>()
let lastId = 0

export const powerSaveBlocker = {
  start() {
    active.add(++lastId)
    return lastId
  },
  stop: (id) => active.delete(id),
  isStarted: (id) => active.has(id),
} satisfies Pick<PowerSaveBlocker, 'isStarted' | 'start' | 'stop'>
