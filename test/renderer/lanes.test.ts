import { expect, it } from 'vitest'
import { hostIn } from '../../renderer/lanes/add-site.tsx'
import { checkNumber } from '../../renderer/lanes/draft-number.ts'
import { bySource } from '../../renderer/lanes/lane-words.ts'
import { laneLabel, patchLanes } from '../../renderer/state/lanes.ts'
import { Concurrency, DelaySeconds } from '../../shared/lane.ts'
import { FakeQueue } from '../helpers/fake-queue.ts'
import { fakeSources } from '../helpers/fake-seed.ts'

function lanes() {
  const queue = new FakeQueue()
  queue.enqueueLink('https://a.example/1')
  queue.enqueueLink('https://a.example/2')
  queue.enqueueLink('https://b.example/1')
  queue.cancelAll()
  queue.enqueueLink('https://a.example/3')
  return new Map(queue.lanes().map((lane) => [lane.key, lane]))
}

it.each([
  ['', 'Enter a number.'],
  ['0', 'Enter 1 or more.'],
  ['65', 'Enter 64 or less.'],
  ['1.5', 'Enter a whole number.'],
  ['x', 'Enter a number.'],
])('a concurrency of “%s” is refused in words for its field', (text, error) =>
  expect(checkNumber(Concurrency, text)).toEqual({ error }),
)

it('a delay may be part of a second', () => {
  expect(checkNumber(DelaySeconds, '2.5')).toEqual({ value: 2.5 })
  expect(checkNumber(DelaySeconds, '-1')).toEqual({ error: 'Enter 0 or more.' })
})

it('sources keep their order, those not set up come last, hosts at work are with theirs', () => {
  const all = bySource(fakeSources, lanes())
  expect(all.map(({ source }) => source.name)).toEqual([
    'http',
    'youtube',
    'soundcloud',
    'qobuz',
    'deezer',
    'tidal',
    'hifi',
  ])
  expect(all[0]?.hosts.map(({ label }) => label)).toEqual(['a.example'])
})

it('a source that is being looked at keeps its place', () => {
  const looked = fakeSources.map((source) =>
    source.name === 'tidal' ? { ...source, setup: { ready: null } } : source,
  )
  const names = bySource(looked, new Map()).map(({ source }) => source.name)
  expect(names.slice(0, 5)).toEqual(['http', 'youtube', 'soundcloud', 'tidal', 'qobuz'])
})

it('a source without a lane yet shows its defaults', () => {
  const [, youtube] = bySource(fakeSources, new Map())
  expect(youtube?.lane).toMatchObject({ concurrency: 2, delay: 3, active: 0, label: 'YouTube' })
})

it('a lane is called by its label, its host or its source, whichever is known', () => {
  const known = { sources: fakeSources, byKey: lanes(), stats: null }
  expect(
    ['youtube', 'http:a.example', 'http:c.example:8080', 'other'].map((key) => laneLabel(known, key)),
  ).toEqual(['YouTube', 'a.example', 'c.example:8080', 'other'])
})

it('a patch puts lanes and drops those that vanished', () => {
  const before = lanes()
  const stats = new FakeQueue().stats()
  const after = patchLanes(before, { seq: 1, now: 0, put: [], drop: ['http:b.example'], stats })
  expect([before.has('http:b.example'), after.has('http:b.example')]).toEqual([true, false])
})

it('a site with limits of its own is shown when nothing comes from it, others are not', () => {
  const hosts = (own: string[]) =>
    bySource(fakeSources, lanes(), new Set(own))[0]?.hosts.map(({ key }) => key)
  expect(hosts([])).toEqual(['http:a.example'])
  expect(hosts(['http:b.example', 'http:gone.example'])).toEqual(['http:a.example', 'http:b.example'])
})

it.each([
  ['example.org', 'example.org'],
  [' https://Example.org:8080/a/b?c ', 'example.org:8080'],
  ['http://h/', 'h'],
  ['', null],
  ['not a host', null],
])('the site in “%s” is %s', (text, host) => expect(hostIn(text)).toBe(host))
