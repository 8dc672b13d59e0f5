import { expect, it } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

it('a run is told the proxy, user agent and referer of the preferences where the download has none of its own', async () => {
  const preferences = { proxy: 'http://p:1', noProxy: 'a', userAgent: 'Mine', referer: '*', maxActive: 9 }
  const world = engineWorld({ ...preferences, lanes: { web: { concurrency: 9 } } })
  const [plain, own] = ['http://a.test/1', 'http://a.test/2']
  world.engine.add({ urls: [plain] })
  world.engine.add({ urls: [own], proxy: 'none', userAgent: 'Theirs' })
  await settled()
  expect(world.runner.order(plain)).toMatchObject({
    proxy: { proxy: 'http://p:1', noProxy: 'a' },
    options: { userAgent: 'Mine', referer: '*' },
  })
  expect(world.runner.order(own)).toMatchObject({
    proxy: { proxy: 'none', noProxy: '' },
    options: { userAgent: 'Theirs', referer: '*' },
  })
})
