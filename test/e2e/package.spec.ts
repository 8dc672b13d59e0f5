import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import asar from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { type Packaged, packageApp } from '../helpers/package-app.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { addLinks, row } from './add-links.ts'
import { packaged, startDesktop } from './desktop-sluice.ts'
import { makeFile, namesIn, sha256 } from './files.ts'

// The app packed by electron-builder, as `npm run package` does it, on the stand-in for Electron's executable.

const built = join(import.meta.dirname, '../../out')
const MOST_BYTES = 6_000_000

let folder: Awaited<ReturnType<typeof tempFolder>>
let app: Packaged
test.beforeAll(async () => {
  folder = await tempFolder()
  app = await packageApp(folder.path)
})
test.afterAll(() => folder[Symbol.asyncDispose]())

/** Files in the archive, as `out/main/main.js`. */
const packed = () =>
  asar
    .listPackage(app.asar, { isPack: false })
    .filter((path) => 'size' in asar.statFile(app.asar, path.slice(1)))
    .map((path) => path.slice(1))

test('it holds what was built and nothing else: no dependencies, no sources, no command line', async () => {
  const files = await readdir(built, { recursive: true, withFileTypes: true })
  const needed = files
    .filter((file) => file.isFile() && !file.name.endsWith('.map') && file.name !== 'cli.js')
    .map(({ parentPath, name }) => join('out', parentPath.slice(built.length), name))
  expect(packed().sort()).toEqual([...needed, 'package.json'].sort())
  expect(packed().filter((path) => !/\.(js|cjs|html|css|svg|png|woff2|json)$/.test(path))).toEqual([])
  expect((await stat(app.asar)).size).toBeLessThan(MOST_BYTES)
  const { name, version, main, scripts, devDependencies } = JSON.parse(
    asar.extractFile(app.asar, 'package.json').toString(),
  )
  expect({ name, main, scripts, devDependencies }).toEqual({ name: 'sluice', main: 'out/main/main.js' })
  expect(version).toMatch(/^\d+\.\d+\.\d+/)
})

test('no one can make it run another program: its fuses are blown', async () => {
  const wire = await getCurrentFuseWire(app.executable)
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1'
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    cookies: isOn(FuseV1Options.EnableCookieEncryption),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    fileProtocol: false,
    onlyAsar: true,
    integrity: true,
    cookies: true,
  })
})

test('Linux learns that it opens sluice: links and lists of links, and text files keep their look', async () => {
  const entry = await readFile(join(app.linuxFiles, 'sluice.desktop'), 'utf8')
  expect(entry).toContain('Exec=/opt/Sluice/sluice %U\n')
  expect(entry).toContain('MimeType=text/plain;text/uri-list;x-scheme-handler/sluice;\n')
  // Docks find the entry of a window by it: Electron says the `desktopName` of package.json.
  expect(entry).toContain('StartupWMClass=sluice\n')
  const types = await readFile(join(app.linuxFiles, 'sluice.xml'), 'utf8')
  expect(types).toContain('<glob pattern="*.urls"/>')
  expect(types).not.toContain('text/plain')
})

test('the packaged app starts and downloads', async () => {
  await using nginx = await startNginx({ location: 'limit_rate 300k;' })
  await makeFile(nginx.root, 'packed.bin', 400_000)
  await using home = await tempFolder()
  await using sluice = await startDesktop(home.path, {}, packaged(app.executable))
  expect(await sluice.app.evaluate(({ app }) => app.isPackaged)).toBe(true)
  expect(await sluice.app.evaluate(({ app }) => app.getAppPath())).toContain(folder.path)
  await addLinks(sluice.page, [`${nginx.url}/packed.bin`])
  await expect.poll(() => sluice.children()).toHaveLength(1)
  await expect(row(sluice.page, 'packed.bin')).toContainText('Completed')
  expect(await sha256(join(sluice.downloads, 'packed.bin'))).toBe(
    await sha256(join(nginx.root, 'packed.bin')),
  )
  await expect.poll(() => namesIn(sluice.downloads)).toEqual(['packed.bin'])
})

test('it passes the check that a release gets', async () => {
  const script = join(import.meta.dirname, '../../scripts/test-package.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, app.executable])
  expect(stdout).toContain('starts, downloads, and runs nothing but itself')
})
