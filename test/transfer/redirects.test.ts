import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { answers, byPath, faultServer, redirects, serves } from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

it.each([301, 302, 303, 307, 308])('follows a %i, and names the file by where it ends', async (status) => {
  await using server = await faultServer(
    byPath({
      '/start': redirects('../there/film.mkv?key=secret', status),
      '/there/film.mkv?key=secret': serves('film'),
    }),
  )
  await using folder = await tempFolder()
  const { path, log, asked } = fetchTo(folder.path, `${server.url}/start`)
  expect(basename(await path)).toBe('film.mkv')
  expect(await readFile(await path, 'utf8')).toBe('film')
  expect(log).toEqual([`${status}: sent on to ${server.url}/there/film.mkv`])
  expect(asked).toEqual([`GET ${server.url}/there/film.mkv → 200, content-length: 4`])
})

it('gives up after 20', async () => {
  await using server = await faultServer(redirects('/again'))
  await using folder = await tempFolder()
  expect((await failureOf(fetchTo(folder.path, `${server.url}/start`).path)).code).toBe('redirect')
  expect(server.requests).toHaveLength(21)
})

it.each(['file:///etc/passwd', 'ftp://127.0.0.1/a', 'javascript:alert(1)', 'http://['])(
  'goes to no such place as %s',
  async (location) => {
    await using server = await faultServer(redirects(location))
    await using folder = await tempFolder()
    expect((await failureOf(fetchTo(folder.path, `${server.url}/a`).path)).code).toBe('redirect')
  },
)

it('a redirect to nowhere fails', async () => {
  await using server = await faultServer(answers(302))
  await using folder = await tempFolder()
  expect((await failureOf(fetchTo(folder.path, `${server.url}/a`).path)).code).toBe('redirect')
})

it('secrets stay with the server they were meant for', async () => {
  await using other = await faultServer(serves('text'))
  await using server = await faultServer(byPath({ '/a': redirects('/b'), '/b': redirects(`${other.url}/c`) }))
  await using folder = await tempFolder()
  const headers = { Authorization: 'Bearer secret', Cookie: 'session=secret', 'X-Plain': 'yes' }
  await fetchTo(folder.path, `${server.url}/a`, { options: { headers } }).path
  const secrets = { authorization: 'Bearer secret', cookie: 'session=secret' }
  expect(server.requests.map((asked) => asked.headers)).toMatchObject([secrets, secrets])
  const [elsewhere] = other.requests
  expect(elsewhere?.headers).toMatchObject({ 'x-plain': 'yes' })
  expect(elsewhere?.headers).not.toHaveProperty('authorization')
  expect(elsewhere?.headers).not.toHaveProperty('cookie')
})

it('a failure names the host that failed, not the one that was asked first', async () => {
  await using other = await faultServer(answers(404))
  await using server = await faultServer(redirects(`${other.url}/c`))
  await using folder = await tempFolder()
  const failure = await failureOf(fetchTo(folder.path, `${server.url}/a`).path)
  expect(failure.message).toContain(new URL(other.url).host)
})

it('who asks and from which page is as the person has it', async () => {
  await using folder = await tempFolder()
  await using goal = await faultServer(serves('text'))
  await using first = await faultServer(redirects(`${goal.url}/b`))
  const options = { userAgent: 'Mine/1', referer: 'https://page.example/' }
  await fetchTo(folder.path, `${first.url}/a`, { options }).path
  for (const { requests } of [first, goal]) {
    expect(requests[0]?.headers).toMatchObject({ 'user-agent': 'Mine/1', referer: options.referer })
  }
  await fetchTo(folder.path, `${goal.url.replace('//', '//me:secret@')}/c#d`, { options: { referer: '*' } })
    .path
  expect(goal.requests.at(-1)?.headers.referer).toBe(`${goal.url}/c`)
})
