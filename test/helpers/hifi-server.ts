import { createReadStream, readFileSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type FaultServer, faultServer } from './fault-server.ts'

/** What the API says of one quality of a track. */
export type Playback = {
  readonly manifest: string
  readonly manifestMimeType: string
  readonly assetPresentation?: string
}

export type Track = {
  readonly info?: object
  /** By quality; a number is an HTTP status. */
  readonly playback: Readonly<Record<string, Playback | number>>
  /** As servers of the first version answer: a list. */
  readonly isOld?: boolean
}

const base64 = (text: string) => Buffer.from(text).toString('base64')

export const direct = (urls: readonly string[], more: object = {}): Playback => ({
  manifestMimeType: 'application/vnd.tidal.bts',
  manifest: base64(
    JSON.stringify({ mimeType: 'audio/flac', codecs: 'flac', encryptionType: 'NONE', urls, ...more }),
  ),
})

export const dash = (mpd: string): Playback => ({
  manifestMimeType: 'application/dash+xml',
  manifest: base64(mpd),
})

/** A HiFi API of ours on loopback, which also has the files of `media`; those under /slow/ never end. */
export function hifiServer(media: string, tracks: Readonly<Record<string, Track>>): Promise<FaultServer> {
  return faultServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    const track = tracks[url.searchParams.get('id') ?? '']
    if (url.pathname === '/info/') return answer(response, track?.info ?? 404, track?.isOld)
    if (url.pathname === '/track/') {
      return answer(response, track?.playback[url.searchParams.get('quality') ?? ''] ?? 404, track?.isOld)
    }
    const isSlow = url.pathname.startsWith('/slow/')
    const path = join(media, url.pathname.replace(/^\/slow\//, ''))
    if (!isSlow) return serve(response, path)
    response.writeHead(200, { 'content-length': statSync(path).size })
    response.write(readFileSync(path).subarray(0, 2_000))
  })
}

function answer(response: ServerResponse, what: object | number, isOld = false): void {
  if (typeof what === 'number') return void response.writeHead(what).end('{"detail":"no"}')
  const body = isOld ? [{ id: 1 }, what, { OriginalTrackUrl: 'x' }] : { version: '2.4', data: what }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function serve(response: ServerResponse, path: string): void {
  try {
    response.writeHead(200, { 'content-length': statSync(path).size })
    createReadStream(path).pipe(response)
  } catch {
    response.writeHead(404).end()
  }
}
