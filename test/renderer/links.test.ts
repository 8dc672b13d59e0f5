import { describe, expect, it } from 'vitest'
import { findLinks, forecastSources } from '../../renderer/add/links.ts'
import { fakeSources } from '../helpers/fake-seed.ts'

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
    expect(found).toEqual({ links: ['https://b.example', 'https://a.example'], doubles: 1 })
  })

  it('are found by the thousand in no time', () => {
    const text = Array.from({ length: 10_000 }, (_, n) => `Item ${n}: https://a.example/${n}.`).join('\n')
    const began = performance.now()
    expect(findLinks(text).links).toHaveLength(10_000)
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

it('the forecast counts links by the source that will probably take them', () => {
  const links = [
    'https://www.youtube.com/watch?v=1',
    'https://youtu.be/2',
    'https://notyoutube.com/3',
    'https://a.example/4.iso',
  ]
  expect(forecastSources(links, fakeSources)).toEqual([
    ['YouTube', 2],
    ['Web', 2],
  ])
})
