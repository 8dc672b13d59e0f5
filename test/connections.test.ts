import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startNginx } from './helpers/nginx.ts'
import { eventually } from './helpers/process-life.ts'
import { SourceWorld } from './helpers/source-world.ts'
import { tempFolder } from './helpers/temp-folder.ts'

it('what a download process fetches over which connections can be asked of the engine while it runs', async () => {
  await using nginx = await startNginx({ server: 'limit_rate 200k;' })
  await using folder = await tempFolder()
  await writeFile(join(nginx.root, 'film.bin'), randomBytes(8_000_000))
  await using world = new SourceWorld(folder.path, {})
  const [id] = world.engine.add({ urls: [`${nginx.url}/film.bin`], connections: 3 })
  if (!id) throw new Error('no id')
  await eventually(() => world.engine.getConnections([id]).length > 0, 15_000)
  const told = world.engine.getConnections([id])[0]?.connections
  expect(told).toMatchObject({ url: `${nginx.url}/film.bin`, status: 200, size: 8_000_000 })
  expect(told?.active).toHaveLength(3)
  world.engine.pauseDownload(id)
  await eventually(() => world.engine.getConnections([id]).length === 0, 15_000)
})
