import { resolve } from 'node:path'
import { Command } from 'commander'
import { expect, it } from 'vitest'
import { type LinkOptions, optionsFrom, takesLinkOptions } from '../../electron/cli/link-options.ts'

/** What a command line says of its links, in the method table's words. */
const said = (...args: string[]) =>
  optionsFrom(takesLinkOptions(new Command()).parse(args, { from: 'user' }).opts<LinkOptions>())

it('a file of cookies is found from where the command was given', () => {
  expect(said('--cookies', 'cookies.txt')).toEqual({ cookiesFile: resolve('cookies.txt') })
})

it('exceptions are made only by name', () => {
  expect(said('--insecure')).toEqual({ acceptAnyCertificate: true })
  expect(said('--allow-downgrade')).toEqual({ allowDowngrade: true })
})

it('a password may have colons of its own', () => {
  expect(said('--user', 'me:a:b')).toEqual({ username: 'me', password: 'a:b' })
})

it('what was not said is not there', () => {
  expect(said()).toEqual({})
})
