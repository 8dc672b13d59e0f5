/**
 * What a transfer uses of undici, without the rest of it: fetch, WebSocket, caches, mocks and proxies of its own would
 * take 5 MB in each download process. The client has `dispatch` alone then; its other methods come with the whole
 * package, which types its parts as a whole.
 */
declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici'
  export = buildConnector
}

declare module 'undici/lib/core/errors.js' {
  import { errors } from 'undici'
  export = errors
}

declare module 'undici/lib/dispatcher/client.js' {
  import { Client } from 'undici'
  export = Client
}
