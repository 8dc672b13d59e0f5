export type Callable = (...args: unknown[]) => unknown

/** What stands for a thing that cannot be copied: a function or a promise of the other side, by number. */
export type Links = {
  give(value: Callable | Promise<unknown>): number
  takeFunction(id: number): Callable
  takePromise(id: number): Promise<unknown>
}

export type Codec = {
  encode(value: unknown, links?: Links): string
  decode(text: string, links?: Links): unknown
}

/**
 * Plain data as text and back, both in Node and in a page's worlds, where this function is sent as source:
 * it may use nothing outside itself. As with Electron's structured clone, a function is refused unless
 * `links` stand for it, and objects lose their prototypes. Dates, maps and other things with insides are
 * refused too: nothing of ours needs them.
 */
export function makeCodec(): Codec {
  const TAG = '\u0000standin'
  const tagged = (kind: string, value: unknown = null) => ({ [TAG]: kind, value })

  const packObject = (value: object, links?: Links): unknown => {
    if (value instanceof Promise && links) return tagged('promise', links.give(value))
    if (value instanceof Error) return tagged('error', value.message)
    if (Array.isArray(value)) return value.map((item) => pack(item, links))
    const kind = Object.prototype.toString.call(value)
    if (kind !== '[object Object]') throw new TypeError(`The stand-in carries plain data only, no ${kind}.`)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item, links)]))
  }

  const pack = (value: unknown, links?: Links): unknown => {
    switch (typeof value) {
      case 'undefined':
        return tagged('undefined')
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return Number.isFinite(value) ? value : tagged('number', String(value))
      case 'object':
        return value === null ? null : packObject(value, links)
      case 'function':
        if (links) return tagged('function', links.give(value as Callable))
        break
      case 'bigint':
      case 'symbol':
    }
    throw new DOMException('An object could not be cloned.', 'DataCloneError')
  }

  const untag = (kind: unknown, value: unknown, links?: Links): unknown => {
    if (kind === 'number') return Number(value)
    if (kind === 'error') return new Error(String(value))
    if (kind === 'function') return links?.takeFunction(Number(value))
    if (kind === 'promise') return links?.takePromise(Number(value))
    return undefined
  }

  const unpack = (value: unknown, links?: Links): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => unpack(item, links))
    if (TAG in value) return untag(value[TAG], Reflect.get(value, 'value'), links)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item, links)]))
  }

  return {
    encode: (value, links) => JSON.stringify(pack(value, links)),
    decode: (text, links) => unpack(JSON.parse(text), links),
  }
}
