import { z } from 'zod'
import { readIfThere, writePrivateFile } from './private-file.ts'

const Kept = z.record(z.string(), z.string())

/** A file of the plugins' folder; `stamp` changes when the file does. */
export type PluginFile = { readonly name: string; readonly stamp: string }

/** Plugins that did not answer when they were last asked, which no start waits for again until they have changed. */
export class SlowPlugins {
  readonly #path: string
  readonly #stamps: Map<string, string>

  private constructor(path: string, stamps: Map<string, string>) {
    this.#path = path
    this.#stamps = stamps
  }

  /** Nothing is known where nothing can be read: then each is waited for. */
  static open(path: string): SlowPlugins {
    return new SlowPlugins(path, new Map(Object.entries(kept(path))))
  }

  has({ name, stamp }: PluginFile): boolean {
    return this.#stamps.get(name) === stamp
  }

  /** Throws what the file system throws when it cannot be kept. */
  note({ name, stamp }: PluginFile, isSlow: boolean): void {
    if (isSlow) this.#stamps.set(name, stamp)
    else if (!this.#stamps.delete(name)) return
    writePrivateFile(this.#path, `${JSON.stringify(Object.fromEntries(this.#stamps))}\n`)
  }
}

function kept(path: string): Record<string, string> {
  try {
    return Kept.parse(JSON.parse(readIfThere(path) ?? '{}'))
  } catch {
    return {}
  }
}
