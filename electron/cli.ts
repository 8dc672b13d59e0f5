#!/usr/bin/env node
// Nothing is imported before the version is known: an old Node would fail on some library's syntax instead.

/** undici 8 asks for it, and from here on node:sqlite needs no flag. */
const OLDEST = [22, 19] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Sluice needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}. ` +
      'From a checkout, `npm run -s sluice -- …` brings its own.\n',
  )
  process.exitCode = 1
} else {
  const args = process.argv.slice(2)
  const folder = import.meta.dirname
  // A process's start is most of what a small download takes, and need not wait for what the command line says.
  const isGet = args[0] === 'get'
  using processes = isGet ? (await import('./cli/download-processes.ts')).withHeadStart(folder) : null
  const { runProgram } = await import('./cli/program.ts')
  process.exitCode = await runProgram(args, { folder, processes })
}
