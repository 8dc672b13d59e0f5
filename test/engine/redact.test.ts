import { expect, it } from 'vitest'
import { redact } from '../../electron/engine/redact.ts'

it.each([
  ['GET https://ada:s3cret@example.org/f', 'GET https://…@example.org/f'],
  [
    'https://cdn.test/f?X-Amz-Signature=abc123&part=2&token=t0p',
    'https://cdn.test/f?X-Amz-Signature=…&part=2&token=…',
  ],
  ['http://a.test/f?sig=1&key=2&keyboard=3', 'http://a.test/f?sig=…&key=…&keyboard=3'],
  ['Authorization: Bearer abc def', 'Authorization: …'],
  ['sent cookie: a=b; c=d', 'sent cookie: …'],
  ['"x-api-key": "42"', '"x-api-key": …'],
  ['200 OK, 12 bytes from http://a.test/f?page=2', '200 OK, 12 bytes from http://a.test/f?page=2'],
])('a log shows %j as %j', (line, shown) => {
  expect(redact(line)).toBe(shown)
})
