import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const workflow = await readFile(join(root, '.github/workflows/check.yml'), 'utf8')
const matches = (pattern: RegExp) => [...workflow.matchAll(pattern)].map(([, found = '']) => found)

it('actions of others are named by their commit: a tag may come to mean something else', () => {
  const uses = matches(/uses: (\S+)/g)
  expect(uses.length).toBeGreaterThan(0)
  for (const action of uses) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/)
})

it('the workflow may read the code and nothing else, and keeps no credentials', () => {
  expect(matches(/permissions:\n((?: {2}.+\n)+)/g)).toEqual(['  contents: read\n'])
  expect(workflow).not.toContain('secrets.')
  expect(matches(/(actions\/checkout@)/g)).toHaveLength(matches(/(persist-credentials: false)/g).length)
})

it('each script that it runs is one of package.json', async () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  const run = matches(/npm run (\S+)/g)
  expect(run).toContain('package')
  expect(run.filter((script) => scripts[script] === undefined)).toEqual([])
})
