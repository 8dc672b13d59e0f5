import { describe, expect, it } from 'vitest'
import { findLinks, linksToAdd, tally } from '../../renderer/add/links.ts'
import type { LinkMatch } from '../../shared/methods.ts'
import { processorMs } from '../helpers/processor-ms.ts'

describe('a link with a range', () => {
  const links = (text: string) =>
    findLinks(text, true).links.map((link) => link.replace('http://a.example/', ''))

  it.each([
    ['of numbers', '[8-11]', ['8', '9', '10', '11']],
    ['of numbers of one width', '[098-101]', ['098', '099', '100', '101']],
    ['with steps', '[0-10:5].jpg', ['0.jpg', '5.jpg', '10.jpg']],
    ['of letters', '[a-c][X-Y]', ['aX', 'aY', 'bX', 'bY', 'cX', 'cY']],
    ['that runs backwards', '[9-1]', ['[9-1]']],
    ['that stands still', '[1-9:0]', ['[1-9:0]']],
    ['of one', '[5-5]', ['5']],
    ['of a letter and a number', '[a-9][A-z]', ['[a-9][A-z]']],
  ])('%s stands for a link each', (_what, name, names) => {
    expect(links(`See http://a.example/${name}, it is good.`)).toEqual(names)
  })

  it('may have it in its host, but an address in brackets is none', () => {
    expect(findLinks('http://cdn[1-2].example/x http://[::1]/y', true)).toEqual({
      links: ['http://cdn1.example/x', 'http://cdn2.example/x', 'http://[::1]/y'],
      doubles: 0,
      ranged: 1,
    })
  })

  it('stays as it is when that is wanted, and when it stands for more than may be added at once', () => {
    expect(findLinks('http://a.example/[1-3]')).toEqual({
      links: ['http://a.example/[1-3]'],
      doubles: 0,
      ranged: 1,
    })
    expect(links('http://a.example/[1-999999999999][1-999][1-999]')).toEqual([
      '[1-999999999999][1-999][1-999]',
    ])
  })
})

describe('links in a text', () => {
  it.each([
    [
      'one per line',
      'https://a.example/1\r\nhttp://b.example/2\n',
      ['https://a.example/1', 'http://b.example/2'],
    ],
    [
      'among prose',
      'See https://a.example/1, or (http://b.example/2).',
      ['https://a.example/1', 'http://b.example/2'],
    ],
    ['with a title after it', 'https://a.example/1 The title', ['https://a.example/1']],
    [
      'with brackets of its own',
      'https://a.example/River_(disambiguation)',
      ['https://a.example/River_(disambiguation)'],
    ],
    [
      'in Markdown',
      '[x](https://a.example/1) <https://a.example/2>',
      ['https://a.example/1', 'https://a.example/2'],
    ],
    ['in HTML', '<a href="https://a.example/1?b=1&c=2">x</a>', ['https://a.example/1?b=1&c=2']],
    ['at the end of a question', 'Is it https://a.example/1?', ['https://a.example/1']],
    [
      'with a port and a fragment',
      'http://127.0.0.1:8080/a b http://h:1/#x',
      ['http://127.0.0.1:8080/a', 'http://h:1/#x'],
    ],
    ['of no scheme we know', 'ftp://a.example/1 file:///etc/passwd javascript:alert(1) a.example', []],
    ['without a host', 'https:// http://.', []],
  ])('%s', (_, text, links) => expect(findLinks(text).links).toEqual(links))

  it('are taken once each, in order', () => {
    const found = findLinks('https://b.example https://a.example https://b.example')
    expect(found).toEqual({ links: ['https://b.example', 'https://a.example'], doubles: 1, ranged: 0 })
  })

  it('are found by the thousand in no time', () => {
    const text = Array.from({ length: 10_000 }, (_, n) => `Item ${n}: https://a.example/${n}.`).join('\n')
    const took = processorMs()
    expect(findLinks(text).links).toHaveLength(10_000)
    expect(took()).toBeLessThan(1_000)
  })
})

describe('what a paste comes to', () => {
  const match = (url: string, source: string | null, known: LinkMatch['known'] = null): LinkMatch => ({
    url,
    source,
    displayName: url,
    known,
    others: [],
    dir: null,
  })
  const matches = [
    match('a', 'http'),
    match('b', 'youtube'),
    match('c', 'http', 'queued'),
    match('d', 'http', 'completed'),
    match('e', null),
  ]

  it('is counted by source, and by what was here before', () =>
    expect(tally(matches)).toEqual({
      bySource: [
        ['http', 3],
        ['youtube', 1],
      ],
      queued: 1,
      completed: 1,
      unknown: 1,
    }))

  it('leaves out what is known unless a person wants it again, and always what no source takes', () => {
    expect(linksToAdd(matches, 'skip')).toEqual(['a', 'b'])
    expect(linksToAdd(matches, 'again')).toEqual(['a', 'b', 'c', 'd'])
  })
})
