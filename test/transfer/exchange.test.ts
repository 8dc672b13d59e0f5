import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { expect, it } from 'vitest'
import { Exchange } from '../../electron/transfer/exchange.ts'
import { defaultTimeouts } from '../../electron/transfer/timeouts.ts'
import { authority } from '../helpers/certificates.ts'
import { faultServer } from '../helpers/fault-server.ts'
import { settled } from '../helpers/manual-clock.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

it.each(['http', 'https'])(
  'a body that came over %s together with the end of its connection, before anybody read it, is whole',
  async (scheme) => {
    await using folder = await tempFolder()
    const known = authority(folder.path)
    setDefaultCACertificates([...getCACertificates(), known.certificate])
    const { promise: answering, resolve: answers } = Promise.withResolvers<Socket | null>()
    const begins: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': 4, connection: 'close' }).flushHeaders()
      answers(response.socket)
    }
    const identity = scheme === 'https' ? known.issue('IP:127.0.0.1') : undefined
    await using server = await faultServer(begins, identity)
    const request = { headers: {}, timeouts: defaultTimeouts, signal: AbortSignal.timeout(60_000) }
    const exchange = await Exchange.open({ ...request, url: new URL(`${server.url}/a`) })
    const socket = await answering
    const isSent = once(socket ?? process, 'finish')
    socket?.end('text')
    await isSent
    // Both are with us a few turns later.
    for (let turn = 0; turn < 20; turn += 1) await settled()
    let text = ''
    await exchange.read((bytes) => {
      text += Buffer.from(bytes).toString()
      return null
    })
    expect(text).toBe('text')
  },
)
