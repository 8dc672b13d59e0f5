import { statfs } from 'node:fs/promises'
import type { Transform } from 'node:stream'
import { DownloadError } from '../../shared/failure.ts'
import type { Coding } from './content-coding.ts'
import { errorCode } from './error-code.ts'
import type { Exchange, Take } from './exchange.ts'

/** A body as it is read into a file. */
export type Body = Pick<Exchange, 'length' | 'hasExcess' | 'read' | 'leave'>

/** `bytesWritten`: how much of what was written belonged to what was packed. */
type Decoder = Transform & { readonly bytesWritten: number }

/** Loaded by the first body that comes packed. */
const zlib = () => process.getBuiltinModule('node:zlib')

const decoders: Readonly<Record<Coding, () => Decoder>> = {
  gzip: () => zlib().createGunzip(),
  deflate: () => zlib().createInflate(),
  br: () => zlib().createBrotliDecompress(),
  zstd: () => zlib().createZstdDecompress(),
}

/** What a few bytes may unpack to. */
export type Bounds = {
  /** Bytes: up to so many, anything goes. */
  readonly free: number
  /** Past that, so many times what came. No file that somebody wants is packed as tightly. */
  readonly ratio: number
  /** Bytes that must stay free on the disk. */
  readonly reserve: number
}

const usualBounds: Bounds = { free: 2 ** 30, ratio: 2_000, reserve: 256 * 2 ** 20 }
/** Bytes between two looks at the disk. */
const LOOK_EVERY = 64 * 2 ** 20

/** A body without the coding its server has put around it. Its length nobody knows before its end. */
export class DecodedBody implements Body {
  readonly length = null
  readonly #exchange: Exchange
  readonly #coding: Coding
  readonly #dir: string
  readonly #bounds: Bounds

  /** `dir`: where it is written to. */
  constructor(exchange: Exchange, coding: Coding, dir: string, bounds: Bounds = usualBounds) {
    this.#exchange = exchange
    this.#coding = coding
    this.#dir = dir
    this.#bounds = bounds
  }

  get hasExcess(): boolean {
    return this.#exchange.hasExcess
  }

  leave(): void {
    this.#exchange.leave()
  }

  /** See Exchange. Throws a DownloadError when what came is not what it was said to be, or far too much. */
  async read(take: Take): Promise<void> {
    const decoder = decoders[this.#coding]()
    const came = { bytes: 0 }
    const closed = new Promise<void>((resolve) => void decoder.once('close', resolve))
    const handed = this.#hand(decoder, came, take).finally(() => this.#exchange.leave())
    // Heard below, or after an error of the network not at all.
    handed.catch(() => undefined)
    try {
      await this.#exchange.read((bytes) => {
        came.bytes += bytes.length
        // Those are gone when this returns.
        if (decoder.destroyed || decoder.write(Buffer.from(bytes))) return null
        return Promise.race([closed, new Promise<void>((resolve) => void decoder.once('drain', resolve))])
      })
      if (!decoder.destroyed) decoder.end()
      // Only gzip's decoder minds by itself; the others would make a short file of what merely begins like theirs.
      if ((await handed) && this.#coding !== 'gzip' && decoder.bytesWritten < came.bytes)
        throw this.#notPacked()
    } finally {
      decoder.destroy()
    }
  }

  /** True once all of it was handed on. */
  async #hand(decoder: Transform, came: { readonly bytes: number }, take: Take): Promise<boolean> {
    let bytes = 0
    let looked = 0
    try {
      for await (const chunk of decoder) {
        bytes += chunk.length
        if (bytes > this.#bounds.free && bytes > this.#bounds.ratio * came.bytes) throw this.#bomb()
        if (bytes - looked >= LOOK_EVERY) {
          looked = bytes
          await this.#checkRoom()
        }
        const pace = take(chunk)
        if (pace === 'enough') return false
        if (pace !== null) await pace
      }
      return true
    } catch (error) {
      throw this.#inWords(error)
    }
  }

  async #checkRoom(): Promise<void> {
    const { bavail, blocks, bsize } = await statfs(this.#dir)
    if (blocks === 0 || bavail * bsize >= this.#bounds.reserve) return
    throw new DownloadError(
      'disk-full',
      `The file unpacks to more than ${this.#dir} has room for. Make room, then resume.`,
    )
  }

  #bomb(): DownloadError {
    const { host } = this.#exchange.url
    const { ratio } = this.#bounds
    return new DownloadError(
      'refused',
      `What ${host} sends unpacks to over ${ratio} times its size. It was stopped.`,
    )
  }

  #inWords(error: unknown): unknown {
    const { host } = this.#exchange.url
    const code = errorCode(error) ?? ''
    if (code === 'Z_BUF_ERROR') {
      return new DownloadError(
        'incomplete',
        `${host} stopped in the middle of what it had packed (${this.#coding}).`,
      )
    }
    if (!/^(?:Z_|ERR__ERROR|ZSTD_)/.test(code)) return error
    return this.#notPacked(error)
  }

  #notPacked(cause?: unknown): DownloadError {
    const { host } = this.#exchange.url
    return new DownloadError('server', `What ${host} sent is not packed as it said (${this.#coding}).`, {
      cause,
    })
  }
}
