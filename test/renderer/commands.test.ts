import { expect, it } from 'vitest'
import { CommandTemplate } from '../../electron/tools/command.ts'
import { commandsIn, draftOf, emptyDraft, withCommand } from '../../renderer/sources/commands.ts'

const wget = {
  name: 'wget',
  program: 'wget',
  args: ['-O', '{out}', '{url}'],
  result: 'any',
  progress: 'x',
  later: 7,
}

it('a command is typed with an argument a line, and what the form does not show is kept', () => {
  const commands = commandsIn({ commands: [wget, 'no template'] })
  expect(commands).toEqual([wget])
  const draft = draftOf(commands[0])
  expect(draft).toEqual({
    ...{ name: 'wget', program: 'wget', args: '-O\n{out}\n{url}', progress: 'x', result: 'any' },
  })
  expect(
    withCommand(commands, 'wget', { ...draft, name: ' get ', args: '-q\n\n{url}', progress: '' }),
  ).toEqual([{ name: 'get', program: 'wget', args: ['-q', '{url}'], result: 'any', later: 7 }])
  const { result: _, ...unset } = wget
  expect(withCommand(commands, 'wget', { ...draft, result: '' })).toEqual([unset])
})

it('a new command stands behind the others', () => {
  const curl = { name: 'curl', program: 'curl', args: ['{url}'] }
  const draft = { ...emptyDraft, name: 'curl', program: 'curl', args: '{url}' }
  expect(withCommand([wget], 'new command', draft)).toEqual([wget, curl])
  expect(commandsIn({})).toEqual([])
})

it('everything a command can be told has a field', () => {
  expect(Object.keys(emptyDraft).sort()).toEqual(Object.keys(CommandTemplate.shape).sort())
})
