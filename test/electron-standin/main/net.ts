import http from 'node:http'
import https from 'node:https'
import type { ClientRequest, ClientRequestConstructorOptions } from 'electron'

/** Requests of the main process, by Node's own client: no sessions, no proxies of Chromium's, no `redirect` event. */
export const net = {
  request(options: ClientRequestConstructorOptions): ClientRequest {
    const { protocol = 'http:', hostname, port, path, method = 'GET', headers } = options
    const { request } = protocol === 'https:' ? https : http
    // Node's has all of it that electron-updater listens for.
    return request({ protocol, hostname, port, path, method, headers }) as unknown as ClientRequest
  },
}
