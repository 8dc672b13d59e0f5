import { describe, expect, it } from 'vitest'
import { addHeader, linksIn, parseRate, parseToken, parseWhole } from '../../electron/cli/arguments.ts'

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
