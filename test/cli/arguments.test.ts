import { describe, expect, it } from 'vitest'
import {
  addHeader,
  addRule,
  linksIn,
  parseBy,
  parseLimit,
  parseRate,
  parseToken,
  parseWhole,
} from '../../electron/cli/arguments.ts'
import { HeaderText } from '../../shared/header-text.ts'
import { ProxySetting } from '../../shared/proxy.ts'

describe('a rate', () => {
  it.each([
    ['500', 500],
    ['500k', 500_000],
    ['5M', 5_000_000],
    ['1.5m', 1_500_000],
    ['2G', 2e9],
    ['10MB', 1e7],
    ['10MB/s', 1e7],
    ['64kbps', 64_000],
  ])('%s is %i bytes a second', (text, rate) => {
    expect(parseRate(text)).toBe(rate)
  })

  it.each(['', 'fast', '-1', '0', '5X', '1e6', '0x10', 'k'])('is not %j', (text) => {
    expect(() => parseRate(text)).toThrow(/500k or 5M/)
  })
})

describe('a text that a preference takes', () => {
  it.each(['', 'none', 'proxy.test:8080', 'https://name:word@proxy.test', 'socks5://[::1]:1080'])(
    'a proxy is %j',
    (text) => expect(parseBy(ProxySetting)(text)).toBe(text),
  )

  it('any other is refused in words', () => {
    expect(() => parseBy(ProxySetting)('ftp://proxy.test')).toThrow(/looks like http:\/\/host:8080/)
    expect(() => parseBy(HeaderText)('one\r\nX: two')).toThrow(/may not hold control characters/)
  })
})

it('a limit is a rate, or none', () => {
  expect(parseLimit('5M')).toBe(5_000_000)
  expect(parseLimit('none')).toBe(0)
  expect(() => parseLimit('0')).toThrow(/500k or 5M/)
})

describe('a rule of a schedule', () => {
  it.each([
    ['mon-fri 08:00-18:00 500k', ['mon', 'tue', 'wed', 'thu', 'fri'], 500_000],
    ['fri-mon,wed 08:00-18:00 none', ['fri', 'sat', 'sun', 'mon', 'wed'], 0],
    ['sun 08:00-18:00 1M', ['sun'], 1_000_000],
  ])('%s', (text, days, limit) => {
    expect(addRule(text)).toEqual([{ days, from: '08:00', to: '18:00', limit }])
  })

  it('comes after those before it', () => {
    expect(addRule('sun 08:00-18:00 1M', addRule('mon 08:00-18:00 2M'))).toHaveLength(2)
  })

  it.each([
    '',
    'mon 8-18 1M',
    'mon 08:00-18:00',
    'monday 08:00-18:00 1M',
    'mon-x 08:00-18:00 1M',
    'mon 08:00-25:00 1M',
  ])('is not %j', (text) => {
    expect(() => addRule(text)).toThrow(/looks like/)
  })
})

describe('a whole number', () => {
  it.each([
    ['1', 1],
    ['64', 64],
    ['007', 7],
  ])('is %s', (text, number) => {
    expect(parseWhole(1, 64)(text)).toBe(number)
  })

  it.each(['0', '65', '', '1.5', '-1', '1e1', ' 1', 'one'])('from 1 to 64 is not %j', (text) => {
    expect(() => parseWhole(1, 64)(text)).toThrow(/from 1 to 64/)
  })
})

describe('headers', () => {
  it('gather, and the last of a name wins whatever its case', () => {
    let headers = addHeader('Accept: text/html')
    headers = addHeader('X-Time: 12:30', headers)
    headers = addHeader('accept:  */* ', headers)
    expect(headers).toEqual({ 'X-Time': '12:30', accept: '*/*' })
  })

  it('may be empty', () => {
    expect(addHeader('X-Empty:')).toEqual({ 'X-Empty': '' })
  })

  it.each(['', 'nonsense', ': value', 'a b: c'])('are not %j', (text) => {
    expect(() => addHeader(text)).toThrow(/Name: value/)
  })
})

describe('a token', () => {
  it.each(['short', 'with space', 'with/slash', 'with,comma', 'ümlaut-ümlaut', ''])('is not %j', (text) => {
    expect(() => parseToken(text)).toThrow(/8 to 200/)
  })
})

it('a list of links is its lines, less comments and empty ones', () => {
  expect(linksIn('\uFEFFhttp://a/\r\n\n  # comment\n  http://b/#part  \n')).toEqual([
    'http://a/',
    'http://b/#part',
  ])
})
