import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import config from '../playwright.config.ts'
import { packIcns, packIco } from './icon-files.ts'

// `npm run icons`: every icon there is, from assets/icon.svg.

const root = join(import.meta.dirname, '..')
const assets = join(root, 'assets')

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]
const macSizes = [32, 64, 128, 256, 512, 1_024]
/** Apple's icons keep a margin: 824 of 1024 px are theirs. */
const MAC_SHARE = 824 / 1_024

/** macOS colours the picture in its menu bar itself: the shape alone, cut out of its square. */
const asTemplate = (svg: string): string =>
  svg
    .replaceAll('#fff', '#000')
    .replace(/ *<rect[^>]*\/>\n/, '')
    .replace('viewBox="0 0 32 32"', 'viewBox="4 4 24 24"')

/** The drawing as a PNG of `size` px, of which it fills a share. */
async function draw(page: Page, svg: string, size: number, share = 1): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body { margin: 0; height: 100vh; display: grid; place-items: center }
      svg { width: ${share * 100}%; height: ${share * 100}% }</style>${svg}`,
  )
  return page.screenshot({ omitBackground: true })
}

const svg = await readFile(join(assets, 'icon.svg'), 'utf8')
const browser = await chromium.launch(config.use?.launchOptions)
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 })
  const drawn = async (sizes: readonly number[], share?: number) => {
    const images: { size: number; png: Buffer }[] = []
    for (const size of sizes) images.push({ size, png: await draw(page, svg, size, share) })
    return images
  }
  await mkdir(join(assets, 'icons'), { recursive: true })
  for (const { size, png } of await drawn(linuxSizes)) {
    await writeFile(join(assets, 'icons', `${size}x${size}.png`), png)
  }
  await writeFile(join(assets, 'icon.ico'), packIco(await drawn(windowsSizes)))
  await writeFile(join(assets, 'icon.icns'), packIcns(await drawn(macSizes, MAC_SHARE)))
  await mkdir(join(assets, 'tray'), { recursive: true })
  for (const size of [16, 32]) {
    await writeFile(join(assets, 'tray', `tray-${size}.png`), await draw(page, svg, size))
    await writeFile(join(assets, 'tray', `template-${size}.png`), await draw(page, asTemplate(svg), size))
  }
  // The browser's tab. It is inside the window's folder, where the build looks for it.
  await writeFile(join(root, 'renderer/ui/mark.svg'), svg)
} finally {
  await browser.close()
}
