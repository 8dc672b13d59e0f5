import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import config from '../playwright.config.ts'
import { type RunningSluice, temporarySluice } from '../test/e2e/running-sluice.ts'
import { type DemoServer, startDemoServer } from './demo-server.ts'

// The README's pictures: a real Sluice at work on a loopback server, as Chromium shows it.

const folder = join(import.meta.dirname, '../assets/screenshots')
const MB = 1_000_000

/** A queue with something in every state. */
async function fill(sluice: RunningSluice, server: DemoServer): Promise<void> {
  await sluice.call('setLane', { source: 'http', concurrency: 3 })
  const links = [
    server.link('Field recordings, vol. 1.flac', 24 * MB, 40 * MB),
    server.link('Field recordings, vol. 2.flac', 31 * MB, 40 * MB),
    server.refusal('Lost tape.flac', 404),
    server.link('Harbour at night, 4K.mp4', 900 * MB, 9 * MB),
    server.link('census-2025.parquet', 260 * MB, 5 * MB),
    server.link('Debian 12, netinst.iso', 620 * MB, 12 * MB),
    server.link('Lecture 07, thermodynamics.mp4', 400 * MB, 4 * MB),
    server.link('Lecture 08, entropy.mp4', 410 * MB, 4 * MB),
    server.link('photos-1998.tar.zst', 1_900 * MB, 4 * MB),
  ]
  const ids = await sluice.call('add', { urls: links })
  const last = ids.at(-1)
  if (last) await sluice.call('pauseDownload', { id: last })
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`assets/screenshots/${name}.png`)
}

await mkdir(folder, { recursive: true })
await using server = await startDemoServer()
await using sluice = await temporarySluice()
await fill(sluice, server)
const browser = await chromium.launch(config.use?.launchOptions)
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: 1_280, height: 800 }
    const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 1 })
    await page.goto(sluice.address)
    const row = page.getByRole('row', { name: 'Harbour at night, 4K.mp4' })
    await row.getByText('Downloading').waitFor({ timeout: 30_000 })
    // A speed is an average over the last seconds; the first one shown would not be fair.
    await page.waitForTimeout(4_000)
    await picture(page, `queue-${colorScheme}`)
  }
} finally {
  await browser.close()
}
