import { join } from 'node:path'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import { validateSchema } from 'app-builder-lib/out/util/config/schemaValidator.js'
import schema from 'app-builder-lib/scheme.json' with { type: 'json' }
import { expect, it } from 'vitest'

const config = await getConfig(join(import.meta.dirname, '../..'), 'electron-builder.yml', null)
const check = (data: unknown) => () => validateSchema(schema, structuredClone(data))

it('electron-builder.yml is what electron-builder’s own schema allows', () => {
  expect(check(config)).not.toThrow()
})

it('a key that electron-builder does not know is refused, and so is a value of another kind', () => {
  expect(check({ ...config, fuses: {} })).toThrow('fuses')
  expect(check({ ...config, electronFuses: { runAsNode: 'off' } })).toThrow('runAsNode')
})

it('every system has its packages', () => {
  const { linux, win, mac } = config
  expect(linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz'])
  expect(win?.target).toEqual(['nsis', 'portable'])
  expect(mac?.target).toMatchObject([{ target: 'dmg' }, { target: 'zip' }])
})
