import { z } from 'zod'
import { Columns, defaultColumns } from './columns.ts'
import { stages } from './mirror.ts'
import { sortKeys, wholeQueue } from './view.ts'

const KEY = 'sluice.view'

/** How a person left this window: kept in the window's own storage, since each may look otherwise. */
export const KeptView = z.object({
  view: z
    .object({
      stage: z.enum(['all', ...stages]),
      source: z.string().nullable(),
      sort: z.object({ key: z.enum(sortKeys), descending: z.boolean() }),
      grouped: z.boolean(),
    })
    .catch(wholeQueue),
  columns: Columns.catch(defaultColumns),
})
export type KeptView = z.infer<typeof KeptView>

const asNew: KeptView = { view: wholeQueue, columns: defaultColumns }

/** Storage that is off, full or of another version costs no more than what was kept in it. */
export function keptView(storage: Pick<Storage, 'getItem'> | undefined = globalThis.localStorage): KeptView {
  try {
    return KeptView.parse(JSON.parse(storage?.getItem(KEY) ?? '{}'))
  } catch {
    return asNew
  }
}

export function keepView(
  view: KeptView,
  storage: Pick<Storage, 'setItem'> | undefined = globalThis.localStorage,
): void {
  try {
    storage?.setItem(KEY, JSON.stringify(view))
  } catch {
    // See above.
  }
}
