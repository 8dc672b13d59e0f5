import { expect, it } from 'vitest'
import { responseName } from '../../electron/transfer/response-name.ts'

const nameFor = (link: string, disposition?: string, type?: string, filename?: string) =>
  responseName({ url: new URL(link), disposition, type, filename })

const at = 'http://example.org/from/url.bin?x=1'

it.each([
  ['none', undefined, 'url.bin'],
  ['a token', 'attachment; filename=a.txt', 'a.txt'],
  ['a quoted name', 'attachment; filename="a b.txt"', 'a b.txt'],
  ['a semicolon within quotes', 'attachment; filename="a;b.txt"', 'a;b.txt'],
  ['an escaped quote', 'attachment; filename="a\\"b.txt"', 'a_b.txt'],
  ['spaces without quotes', 'attachment; filename=a b.txt', 'a b.txt'],
  ['RFC 8187 beside a fallback', `attachment; filename="e.txt"; filename*=UTF-8''%e2%82%ac.txt`, '€.txt'],
  ['RFC 8187 in Latin-1', "attachment; filename*=ISO-8859-1'en'%A3.txt", '£.txt'],
  ['RFC 8187 that cannot be decoded', `attachment; filename="e.txt"; filename*=UTF-8''%ff%fe`, 'e.txt'],
  ['UTF-8 bytes as they are', Buffer.from('attachment; filename="€.txt"').toString('latin1'), '€.txt'],
  ['Latin-1 bytes as they are', 'attachment; filename="caf\u00e9.txt"', 'café.txt'],
  ['a path', 'attachment; filename="../../etc/passwd"', 'passwd'],
  ['a Windows path', 'attachment; filename="C:\\\\Windows\\\\a.exe"', 'a.exe'],
  ['an encoded path', "attachment; filename*=UTF-8''..%2F..%2Fa.txt", 'a.txt'],
  ['only a folder', 'attachment; filename="../"', 'url.bin'],
  ['an empty name', 'attachment; filename=""', 'url.bin'],
  ['no name', 'inline', 'url.bin'],
  ['an open quote', 'attachment; filename="a.txt', 'url.bin'],
  ['garbage', ';;;=;"', 'url.bin'],
  ['nothing', '', 'url.bin'],
])('Content-Disposition with %s', (_what, disposition, name) => {
  expect(nameFor(at, disposition)).toBe(name)
})

it.each([
  ['http://example.org/a%20b%2Fc.txt', 'a b_c.txt'],
  ['http://example.org/%E6%BC%A2.txt', '漢.txt'],
  ['http://example.org/%ff.txt', '%ff.txt'],
  ['http://example.org/%2e%2e%2f%2e%2e', 'example.org'],
  ['http://example.org/', 'example.org'],
  ['http://[::1]:8080/', '_1'],
])('%s is named %s', (link, name) => {
  expect(nameFor(link)).toBe(name)
})

it('a page without a name is named after its host and type', () => {
  expect(nameFor('http://example.org/', undefined, 'text/html; charset=utf-8')).toBe('example.org.html')
})

it.each([
  ['http://example.org/get/42', 'audio/mpeg', '42.mp3'],
  ['http://example.org/report', 'Application/PDF; x=y', 'report.pdf'],
  ['http://example.org/report.v2', 'application/pdf', 'report.v2'],
  ['http://example.org/LICENSE', 'text/plain', 'LICENSE'],
  ['http://example.org/data', 'application/octet-stream', 'data'],
  ['http://example.org/data', 'constructor', 'data'],
  ['http://example.org/', 'application/octet-stream', 'example.org'],
  ['http://example.org/', 'image/jpeg', 'example.org.jpg'],
])('%s of type %s is named %s', (link, type, name) => {
  expect(nameFor(link, undefined, type)).toBe(name)
})

it('a name of the server is left as it is, also without an extension', () => {
  expect(nameFor(at, 'attachment; filename=report', 'application/pdf')).toBe('report')
})

it('what the person asked for wins', () => {
  expect(nameFor(at, 'attachment; filename=a.txt', undefined, 'AC/DC.mp3')).toBe('AC_DC.mp3')
})

it.each([
  ['a link', 'http://example.org/get.tar.gz', undefined, 'The Film.tar.gz'],
  ['a link, whatever the type', 'http://example.org/a.flac', 'audio/x-unheard', 'The Film.flac'],
  ['a type, when the link has none', 'http://example.org/get/42', 'audio/mpeg', 'The Film.mp3'],
  [
    'a type, when the link ends in a version',
    'http://example.org/report.v2',
    'application/pdf',
    'The Film.pdf',
  ],
  ['a type, when the link leads to a script', 'http://example.org/get.php?id=1', 'video/mp4', 'The Film.mp4'],
  ['nothing, when the host is all there is', 'http://example.org/', 'application/octet-stream', 'The Film'],
  ['a type, when the host is all there is', 'http://example.org/', 'text/html', 'The Film.html'],
])('a title gets the extension of %s', (_what, link, type, name) => {
  expect(
    responseName({
      url: new URL(link),
      disposition: undefined,
      type,
      filename: undefined,
      title: 'The Film',
    }),
  ).toBe(name)
})

it.each([
  ['The Film', 'The Film.mkv'],
  ['The Film.MKV', 'The Film.MKV'],
  ['Ubuntu 24.04', 'Ubuntu 24.04.mkv'],
  ['../AC/DC', '_AC_DC.mkv'],
  ['x'.repeat(300), `${'x'.repeat(239)}.mkv`],
])('the title %s is a safe name with the extension of the server’s', (title, name) => {
  const disposition = 'attachment; filename="a.mkv"'
  expect(responseName({ url: new URL(at), disposition, type: undefined, filename: undefined, title })).toBe(
    name,
  )
})
