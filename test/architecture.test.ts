import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path/posix'
import { expect, it } from 'vitest'

// Who may import what. The first line that matches a file is its rule; a file no line matches, or an
// import no rule allows, fails. Types count as imports. This is ARCHITECTURE.md's table, executable.
const rules: readonly (readonly [layer: string, ...mayImport: string[]])[] = [
  ['shared/words.ts', 'shared/', 'intl-messageformat', '@schummar/icu-type-parser'],
  ['shared/', 'shared/', 'zod'],
  [
    'renderer/',
    'renderer/',
    'shared/',
    'zod',
    'react',
    'react-dom',
    'zustand',
    'fast-sort',
    '@tanstack/',
    '@atlaskit/pragmatic-drag-and-drop',
    'react-aria-components',
    'lucide-react',
  ],
  ['electron/engine/', 'electron/engine/', 'shared/'],
  ['electron/store/', 'electron/store/', 'shared/', 'node:', 'zod', 'conf', 'env-paths'],
  ['electron/process/utility-process-host.ts', 'electron/process/', 'shared/', 'node:', 'electron'],
  ['electron/process/', 'electron/process/', 'shared/', 'node:'],
  ['electron/run/', 'electron/run/', 'electron/sources/', 'shared/', 'node:', 'zod'],
  [
    'electron/sources/',
    'electron/sources/',
    'electron/transfer/',
    'electron/tools/',
    'shared/',
    'node:',
    'zod',
  ],
  [
    'electron/transfer/',
    'electron/transfer/',
    'shared/',
    'node:',
    'undici',
    'content-disposition',
    'filenamify',
    'mime',
    'socks',
    'tough-cookie',
    'zod',
  ],
  ['electron/tools/', 'electron/tools/', 'shared/', 'node:', 'zod'],
  ['electron/transport/ipc.ts', 'electron/transport/', 'shared/', 'electron'],
  [
    'electron/transport/',
    'electron/transport/',
    'electron/engine/',
    'electron/store/',
    'shared/',
    'node:',
    'zod',
    'ws',
    'sirv',
  ],
  ['electron/app/', 'electron/app/', 'shared/', 'assets/', 'node:', 'electron', 'electron-updater'],
  ['electron/preload.ts', 'shared/', 'electron'],
  ['electron/main.ts', 'electron/', 'shared/', 'node:', 'electron'],
  ['electron/', 'electron/', 'shared/', 'node:', 'commander', 'cli-progress', 'open'],
]

it('every file imports only what its layer may', () => {
  const files = ['shared', 'electron', 'renderer'].flatMap(sourcesUnder)
  const broken = files.flatMap((file) => {
    const [, ...allowed] = rules.find(([layer]) => file.startsWith(layer)) ?? [file]
    return importsOf(file)
      .filter((target) => !allowed.some((within) => isWithin(target, within)))
      .map((target) => `${file} -> ${target}`)
  })
  expect(files.length).toBeGreaterThan(10)
  expect(broken).toEqual([])
})

function sourcesUnder(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
}

function importsOf(file: string): string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/(?:from|import|import\()\s*'([^'\n]+)'/g)
  return [...specifiers].map(([, specifier = '']) => {
    if (specifier.startsWith('.')) return join(dirname(file), specifier)
    return builtinModules.includes(specifier) ? `node:${specifier}` : specifier
  })
}

/** A folder, scope or `node:` allows what is under it; a file or package itself and its subpaths. */
function isWithin(target: string, allowed: string): boolean {
  if (/[/:]$/.test(allowed)) return target.startsWith(allowed)
  return target === allowed || target.startsWith(`${allowed}/`)
}
