import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A program `name` in `folder` that is a module of ours, and its path. */
export async function scriptIn(folder: string, name: string, module: URL): Promise<string> {
  const path = join(folder, name)
  const start = `exec '${process.execPath}' '${fileURLToPath(module)}' "$@"`
  await writeFile(path, `#!/bin/sh\n${start}\n`, { mode: 0o755 })
  return path
}
