import { expect, it } from 'vitest'
import { externalLink } from '../../electron/app/external-link.ts'

it.each([
  ['https://example.org/a?b#c', 'example.org'],
  ['HTTP://EXAMPLE.org:8080', 'example.org:8080'],
  // A Cyrillic а in place of the Latin one.
  ['https://p\u0430ypal.com/', 'xn--pypal-4ve.com'],
  ['https:\\\\example.org\\@other.test/', 'example.org'],
  ['http://2130706433/', '127.0.0.1'],
])('%s leads to %s', (url, host) => {
  expect(externalLink(url)).toEqual({ href: new URL(url).href, host })
})

it.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://example.org',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'smb://attacker.test/share',
  '\\\\attacker.test\\share',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=a',
  'sluice:https://example.org',
  'app://sluice/index.html',
  'mailto:a@example.org',
  'blob:https://example.org/0',
  'view-source:https://example.org',
  'https://bank.test@attacker.test/',
  'https://user:password@example.org/',
  'about:blank',
  '',
  'https://',
])('%s leads nowhere', (url) => {
  expect(externalLink(url)).toBeNull()
})

it('a link longer than Windows takes leads nowhere', () => {
  expect(externalLink(`https://example.org/${'a'.repeat(2_061)}`)).not.toBeNull()
  expect(externalLink(`https://example.org/${'a'.repeat(2_062)}`)).toBeNull()
})
