import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import config from '../playwright.config.ts'
import { temporarySluice } from '../test/e2e/running-sluice.ts'
import { demoPreferences, fillDemo, startDemoServers } from './demo-queue.ts'

// The README's pictures: the demo's queue, in a real Sluice, as Chromium shows it; and those that tests compare with.

const folder = join(import.meta.dirname, '../assets/screenshots')
/** Until something has completed, something rests and speeds are averages worth showing. */
const SETTLING_MS = 25_000

type Scheme = 'light' | 'dark'
type Picture = {
  readonly name: string
  readonly width: number
  readonly height: number
  /** Ms to watch before: graphs show what the window has seen. */
  readonly watch: number
  readonly act: (page: Page) => Promise<void>
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('grid', { name: 'Downloads' }).getByRole('row', { name })

const pictures: readonly Picture[] = [
  { name: 'queue', width: 1_280, height: 800, watch: 14_000, act: async () => {} },
  {
    name: 'details',
    width: 1_280,
    height: 800,
    watch: 14_000,
    act: async (page) => {
      await rowOf(page, 'Harbour at night').dblclick()
      await page.getByRole('log').waitFor()
    },
  },
  {
    name: 'lanes',
    width: 1_440,
    height: 900,
    watch: 14_000,
    act: async (page) => {
      await page.getByRole('button', { name: 'Columns and groups' }).click()
      await page.getByRole('menuitem', { name: 'Group by lane' }).click()
      await page.getByRole('radio', { name: 'Waiting' }).click()
    },
  },
  {
    name: 'add',
    width: 1_280,
    height: 800,
    watch: 3_000,
    act: async (page) => {
      await page.getByRole('button', { name: 'Add downloads' }).click()
      const links = Array.from({ length: 40 }, (_, n) => `https://archive.example/reel-${n + 1}.mkv`)
      const text = ['Reels, as promised: https://www.youtube.com/watch?v=aqz-KE-bpKQ', ...links].join('\n')
      await page.getByRole('textbox', { name: 'Links' }).fill(text)
      await page.getByRole('listitem').first().waitFor()
    },
  },
  { name: 'narrow', width: 420, height: 860, watch: 3_000, act: async () => {} },
]

/** What a picture does not show of this machine, and what it shows instead. */
type Disguise = readonly (readonly [own: string, shown: string])[]

/** Has the page hear of other folders and hosts than there are. */
const disguise = (page: Page, names: Disguise): Promise<void> =>
  page.routeWebSocket(/./, (socket) => {
    socket.connectToServer().onMessage((message) => {
      socket.send(names.reduce((text, [own, shown]) => text.replaceAll(own, shown), String(message)))
    })
  })

async function take(
  browser: Browser,
  { address, names }: { readonly address: string; readonly names: Disguise },
  scheme: Scheme,
  picture: Picture,
): Promise<void> {
  const { name, width, height, watch, act } = picture
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme })
  await disguise(page, names)
  await page.goto(address)
  await rowOf(page, 'Harbour at night').waitFor()
  await page.waitForTimeout(watch)
  await act(page)
  // Tips and hover belong to nobody in a picture.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) })
  console.log(`assets/screenshots/${name}-${scheme}.png`)
  await page.close()
}

execFileSync('playwright', ['test', 'window-pictures', '--update-snapshots'], { stdio: 'inherit' })
await mkdir(folder, { recursive: true })
await using servers = await startDemoServers()
await using sluice = await temporarySluice(demoPreferences(servers))
// Long enough for all pictures.
await sluice.call('setLane', { source: 'http', host: servers.mirror.host, speedLimit: 7_500_000 })
await fillDemo(sluice, servers)
const names: Disguise = [
  [sluice.downloads, '/home/ada/Downloads'],
  [servers.mirror.host, 'mirror.example'],
  [servers.strict.host, 'lectures.example'],
  [servers.shaky.host, 'tides.example'],
  [servers.slow.host, 'archive.example'],
]
await new Promise((resolve) => setTimeout(resolve, SETTLING_MS))
const browser = await chromium.launch(config.use?.launchOptions)
try {
  for (const picture of pictures) {
    for (const scheme of ['light', 'dark'] as const)
      await take(browser, { address: sluice.address, names }, scheme, picture)
  }
} finally {
  await browser.close()
}
