import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startSluice } from '../e2e/running-sluice.ts'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// `npm run test:faults` asks for the whole of it.
const { FAULT_LIST_ROUNDS = '4' } = process.env
const ROUNDS = Number(FAULT_LIST_ROUNDS)
const ENTRIES = 1_000

it(`a list of ${ENTRIES} that is read while all is killed, ${ROUNDS} times, is there once in the end`, async () => {
  await using nginx = await startNginx()
  await using folder = await tempFolder()
  const links = Array.from({ length: ENTRIES }, (_, index) => `${nginx.url}/${index}.mp4`)
  const items = links.map((link) => `<item><title>A film</title><link>${link}</link></item>`).join('')
  await writeFile(join(nginx.root, 'feed.xml'), `<rss version="2.0"><channel>${items}</channel></rss>`)
  // Its entries stay in line, so that nothing but the list is at work.
  let running = await startSluice(folder.path, { lanes: { youtube: { delay: 86_400 } } })
  const list = await running.call('dispatch', {
    ...{ source: 'youtube', targetId: 'list', displayName: 'A list', originalFilename: 'list||A list' },
    extra: { url: `${nginx.url}/feed.xml` },
  })
  for (let round = 0; round < ROUNDS; round += 1) {
    // From before its process has begun to after its entries are there.
    await sleep(randomInt(2_500))
    await running.end('SIGKILL')
    running = await startSluice(folder.path)
    // It owes its lane the delay of the start that was cut off.
    if ((await running.call('getStats', {})).counts['Completed, Succeeded'] === 0)
      await running.call('forceStart', { id: list })
  }
  while ((await running.call('getDownloadStatus', { id: list }))?.state !== 'Completed, Succeeded')
    await sleep(100)
  const { records, total } = await running.call('getAllDownloads', {})
  expect(total).toBe(1 + ENTRIES)
  expect(records.map(({ targetId }) => targetId)).toEqual(['list', ...links.slice(0, records.length - 1)])
  expect(records[0]).toMatchObject({ expanded: { added: ENTRIES, known: 0 } })
  await running.end()
}, 120_000)
