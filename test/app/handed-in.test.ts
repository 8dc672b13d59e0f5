import { join } from 'node:path'
import { expect, it } from 'vitest'
import { handedIn, linksIn } from '../../electron/app/handed-in.ts'

it.each([
  ['sluice:https://example.org/a?b=1&c=2#d', ['https://example.org/a?b=1&c=2#d']],
  ['SLUICE:HTTP://example.org/a', ['http://example.org/a']],
  ['sluice://add?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1', ['https://example.org/a?b=1']],
  // As browsers and Windows write it.
  ['sluice://add/?url=https://example.org/a', ['https://example.org/a']],
  [
    'sluice://add?url=https://example.org/a&url=file:///etc/passwd&url=http://example.org/b#url=http://x.test/',
    ['https://example.org/a', 'http://example.org/b'],
  ],
  ["sluice:https://example.org/it's|a^b`c?'|^`", ['https://example.org/it%27s%7Ca%5Eb%60c?%27%7C%5E%60']],
])('%s is for %j', (url, links) => {
  expect(linksIn(url)).toEqual(links)
})

it.each([
  'sluice:',
  'sluice:/',
  'sluice://',
  'sluice://add',
  'sluice://add?',
  'sluice://add?url=',
  'sluice:file:///etc/passwd',
  'sluice://add?url=file:///etc/passwd',
  'sluice:javascript:alert(1)//http://example.org/',
  'sluice://add?url=javascript:alert(1)',
  'sluice:smb://attacker.test/share',
  'sluice:\\\\attacker.test\\share',
  'sluice:sluice:https://example.org/',
  'sluice:magnet:?xt=urn:btih:0',
  'sluice: https://example.org/',
  'sluice://quit',
  'sluice://settings?url=https://example.org/',
  'sluice:https://',
  'sluice:https:example.org',
  'sluice:--help',
])('nothing is in %s', (url) => {
  expect(linksIn(url)).toEqual([])
  expect(handedIn([url], '/')).toEqual({ links: [], files: [] })
})

it('a link longer than any is not taken', () => {
  expect(linksIn(`sluice:https://example.org/${'a'.repeat(8_192)}`)).toEqual([])
})

it('a start is given links, lists of links, and much that is not for us', () => {
  const given = [
    '--inspect=0',
    '.',
    'https://example.org/a',
    'sluice:https://example.org/b',
    'list.txt',
    '/lists/MORE.URLS',
    'file:///lists/with%20space.urls',
    // Refused: on another machine, of another kind, or made to look like a switch.
    'file://attacker.test/share/list.txt',
    'ftp://example.org/list.txt',
    'https.txt.exe',
    'film.mkv',
    '--list.txt',
    '',
  ]
  expect(handedIn(given, '/home/ada')).toEqual({
    links: ['https://example.org/a', 'https://example.org/b'],
    files: [join('/home/ada', 'list.txt'), '/lists/MORE.URLS', '/lists/with space.urls'],
  })
})
