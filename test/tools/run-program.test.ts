import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { findProgram } from '../../electron/tools/find-program.ts'
import { type Program, runProgram } from '../../electron/tools/run-program.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf } from '../transfer/fetch-to.ts'

type Heard = { out: string[]; err: string[]; tool: [pid: number, running: boolean][] }

function shell(script: string, more: Partial<Program> = {}) {
  const heard: Heard = { out: [], err: [], tool: [] }
  const ended = runProgram({
    file: '/bin/sh',
    args: ['-c', script],
    cwd: '/',
    signal: new AbortController().signal,
    tool: (pid, running) => void heard.tool.push([pid, running]),
    onOutput: (line) => void heard.out.push(line),
    onError: (line) => void heard.err.push(line),
    ...more,
  })
  return { ended, heard }
}

it('a program is heard line by line, its last line too, and its exit is told', async () => {
  const { ended, heard } = shell('echo one; echo two >&2; printf three; exit 7')
  expect(await ended).toEqual({ code: 7, signal: null })
  expect(heard).toMatchObject({ out: ['one', 'three'], err: ['two'] })
  const [[pid] = [0]] = heard.tool
  expect(heard.tool).toEqual([
    [pid, true],
    [pid, false],
  ])
})

it('arguments are what they are, whatever a shell would make of them', async () => {
  await using folder = await tempFolder()
  const hostile = ['$(touch made)', '`touch made`', '; touch made', '| touch made', '\n touch made', '*']
  const { ended, heard } = shell('for word in "$@"; do echo "<$word>"; done', { cwd: folder.path })
  await ended
  expect(heard.out).toEqual([])
  const direct = shell('', { file: '/bin/echo', args: hostile, cwd: folder.path })
  await direct.ended
  expect(direct.heard.out.join('\n')).toBe(hostile.join(' '))
  expect(await readdir(folder.path)).toEqual([])
})

it('an abort ends a program with all it started, even those that will not listen', async () => {
  const cancel = new AbortController()
  const script = 'trap "" TERM; (trap "" TERM; sleep 600) & echo $!; sleep 600 & echo $!; wait; sleep 600'
  const { ended, heard } = shell(script, { signal: cancel.signal })
  await eventually(() => heard.out.length === 2)
  const startedAt = performance.now()
  cancel.abort('discard')
  await expect(ended).rejects.toBe('discard')
  expect(performance.now() - startedAt).toBeLessThan(1_700)
  expect([...heard.out.map(Number), heard.tool[0]?.[0] ?? 0].filter(isAlive)).toEqual([])
  expect(heard.tool.at(-1)?.[1]).toBe(false)
})

it('a program that listens has ended long before it would be forced to', async () => {
  const cancel = new AbortController()
  const { ended, heard } = shell('echo begun; sleep 600', { signal: cancel.signal })
  await eventually(() => heard.out.length === 1)
  const startedAt = performance.now()
  cancel.abort('discard')
  await expect(ended).rejects.toBe('discard')
  expect(performance.now() - startedAt).toBeLessThan(650)
})

it('what a program leaves behind when it ends is ended too', async () => {
  const { ended, heard } = shell('sleep 600 & echo $!')
  expect(await ended).toMatchObject({ code: 0 })
  expect(heard.out.map(Number).filter(isAlive)).toEqual([])
})

it('a line nobody can go on from ends the program, and is what is thrown', async () => {
  const { ended } = shell('echo begun; sleep 600', {
    onOutput() {
      throw new Error('not understood')
    },
  })
  await expect(ended).rejects.toThrow('not understood')
})

it('an abort before the start starts nothing', async () => {
  const { ended, heard } = shell('echo begun', { signal: AbortSignal.abort('keep') })
  await expect(ended).rejects.toBe('keep')
  expect(heard.tool).toEqual([])
})

it('a program that cannot be started is missing', async () => {
  const { ended, heard } = shell('', { file: '/nowhere/program' })
  expect((await failureOf(ended)).code).toBe('tool-missing')
  expect(heard.tool).toEqual([])
})

it('a program is found on PATH, or where a person says and nowhere else', async () => {
  expect(await findProgram('sh')).toMatch(/\/sh$/)
  expect(await findProgram('no-such-program')).toBeNull()
  expect(await findProgram('sh', '/nowhere/sh')).toBeNull()
  expect(await findProgram('sh', '/etc/passwd')).toBeNull()
  expect(await findProgram('sh', 'sh')).toBeNull()
  expect(await findProgram('no-such-program', '/bin/sh')).toBe('/bin/sh')
})
