import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

// What stands for a person's own program in the demo: `node demo-fetch.ts URL FILE`, saying how far it is.

const [, , url = '', out = ''] = process.argv
const response = await fetch(url)
const size = Number(response.headers.get('content-length'))
const file = createWriteStream(out)
let transferred = 0
let told = 0
for await (const chunk of Readable.fromWeb(response.body as ReadableStream<Uint8Array>)) {
  file.write(chunk)
  transferred += chunk.length
  if (performance.now() - told < 200) continue
  told = performance.now()
  console.log(`${transferred}/${size}`)
}
file.end()
await finished(file)
