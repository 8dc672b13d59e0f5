import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { type RunningSluice, spawnSluice, startSluice } from '../e2e/running-sluice.ts'
import { type Nginx, startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { type Answer, answersOf } from './fetched-twice.ts'

// `npm run test:faults` asks for the whole of it.
const { FAULT_ROUNDS = '12', FAULT_FILES = '40' } = process.env
const ROUNDS = Number(FAULT_ROUNDS)
const FILES = Number(FAULT_FILES)
const ACTIVE = 4
/** What each connection brings at once, and then each second: bytes. */
const BURST = 256 * 1_024
const RATE = 2 * 1_024 * 1_024
/** A note of what has arrived is due each second; it is looked for four times a second, and the disk takes a moment. */
const INTERVAL_MS = 1_500
/**
 * What the server counts as sent is what the system took from it, read or not. With buffers of this size on its side,
 * and handed over in small pieces, a reader that stands still has kept up to 600 kB of it; without, 5 MB.
 */
const EVENLY = { listen: 'sndbuf=64k', location: 'sendfile_max_chunk 64k;' }
const ON_THE_WAY = 768 * 1_024

it(
  `${FILES} files survive ${ROUNDS} kills of the whole process tree, at any moment`,
  async () => {
    await using nginx = await startNginx({
      listen: EVENLY.listen,
      location: `${EVENLY.location} limit_rate_after ${BURST}; limit_rate ${RATE};`,
    })
    await using folder = await tempFolder()
    const hashes = await makeFiles(nginx)
    const links = [...hashes.keys()].map((name) => `${nginx.url}/${name}`)
    const lanes = { http: { concurrency: ACTIVE } }
    let running: RunningSluice | undefined = await startSluice(folder.path, { lanes })
    const ids = await running.call('add', { urls: links })

    for (let round = 0; round < ROUNDS; round += 1) {
      await sleep(Math.random() * 3_000)
      await killTree(running.pid)
      await running.end('SIGKILL')
      // Also kills that meet it while it starts.
      if (round % 4 === 3) await killWhileStarting(folder.path)
      running = await startSluice(folder.path)
    }
    await ended(running)

    const { records } = await running.call('getAllDownloads', {})
    expect(records.map(({ id }) => id)).toEqual(ids)
    expect(new Set(records.map(({ state }) => state))).toEqual(new Set(['Completed, Succeeded']))
    const { downloads } = running
    await expect
      .poll(() => readdir(downloads).then((names) => names.toSorted()))
      .toEqual([...hashes.keys()].toSorted())
    for (const [name, hash] of hashes) {
      expect(sha256(await readFile(join(running.downloads, name))), name).toBe(hash)
    }
    const answers = await allAnswers(nginx, [...hashes.keys()])
    console.log(inWords(answers))
    expect(answers.filter((answer) => answer.twice > mostTwice(answer))).toEqual([])
    await running.end()
  },
  600_000 + ROUNDS * 10_000,
)

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex')

/** 1 KB to 20 MB, most of them small, as downloads are. */
async function makeFiles({ root }: Nginx): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (let n = 0; n < FILES; n += 1) {
    const name = `file-${String(n).padStart(3, '0')}.bin`
    const data = randomBytes(Math.round(1_000 * 20_000 ** (((n * 7919) % FILES) / FILES)))
    hashes.set(name, sha256(data))
    await writeFile(join(root, name), data)
  }
  return hashes
}

async function allAnswers(nginx: Nginx, names: readonly string[]): Promise<Answer[]> {
  const requests = await nginx.requests()
  const answers = names.map(async (name) => {
    const { size } = await stat(join(nginx.root, name))
    return answersOf(
      requests.filter(({ uri }) => uri === `/${name}`),
      size,
    )
  })
  return (await Promise.all(answers)).flat()
}

/** What its connection can have brought since what had arrived was last noted: bytes. */
function mostTwice({ tookMs }: Answer): number {
  const burst = tookMs < INTERVAL_MS ? BURST : 0
  return burst + (Math.min(tookMs, INTERVAL_MS) / 1_000) * RATE + ON_THE_WAY
}

function inWords(answers: readonly Answer[]): string {
  const cut = answers.filter(({ isCut, sent }) => isCut && sent > 0)
  const again = answers.filter(({ twice }) => twice > 0)
  const kB = (bytes: number) => `${Math.round(bytes / 1_000)} kB`
  const most = Math.max(0, ...again.map(({ twice }) => twice))
  const nearest = Math.max(0, ...again.map((answer) => answer.twice / mostTwice(answer)))
  return (
    `${answers.length} answers, ${cut.length} of them cut off. Of ${again.length} some came again: ` +
    `${kB(totalTwice(again))} in all, ${kB(most)} at most of one, ${Math.round(100 * nearest)} % of what may.`
  )
}

const totalTwice = (answers: readonly Answer[]) => answers.reduce((total, { twice }) => total + twice, 0)

async function ended(sluice: RunningSluice): Promise<void> {
  for (;;) {
    const { counts } = await sluice.call('getStats', {})
    if (counts.Initializing + counts['InProgress, Downloading'] === 0) return
    await sleep(100)
  }
}

async function killWhileStarting(folder: string): Promise<void> {
  const starting = spawnSluice(join(folder, 'data'), ['serve', '--port', '0'])
  const exited = once(starting, 'exit')
  await sleep(Math.random() * 400)
  await killTree(starting.pid ?? 0)
  await exited
}

/** Children first seen are children first gone: nobody gets to tidy up after the others. */
async function killTree(pid: number): Promise<void> {
  const below = await descendants(pid)
  for (const one of [pid, ...below]) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

async function descendants(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const children = listed.split(' ').filter(Boolean).map(Number)
  const deeper = await Promise.all(children.map(descendants))
  return [...children, ...deeper.flat()]
}
