import { expect, it } from 'vitest'
import { findSource } from '../../electron/run/find-source.ts'
import * as registry from '../../electron/sources/registry.ts'

it.each(registry.sources.map(({ name }) => name))(
  'a download process finds %s as the registry does',
  async (name) => {
    expect(await findSource(name)).toBe(registry.findSource(name))
  },
)

it('a download process finds a command by its name, and nothing by a name of nobody', async () => {
  expect((await findSource('command:rip'))?.name).toBe(registry.findSource('command:rip')?.name)
  expect(await findSource('nobody')).toBeUndefined()
})
