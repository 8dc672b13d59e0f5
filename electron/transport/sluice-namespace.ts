import { methodNames, notificationNames } from '../../shared/methods.ts'
import { type Call, no } from './call.ts'
import type { Namespace } from './json-rpc.ts'

/**
 * `sluice.*`: the method table, parameters by name. The secret is shown once for the request or the
 * connection: in the HTTP header, as a WebSocket subprotocol, or by `sluice.authorize({secret})`.
 */
export function sluiceNamespace(call: Call): Namespace {
  return {
    methods: ['authorize', ...methodNames],
    notifications: notificationNames,
    async call(method, params, caller) {
      if (Array.isArray(params)) return no('invalidParams', 'sluice.* takes its parameters by name.')
      if (method === 'authorize') {
        if (caller.authorize(secretIn(params))) return { ok: true, value: true }
        return no('unauthorized', 'That is not the secret.')
      }
      if (!caller.authorized) return no('unauthorized', 'The secret is missing or wrong.')
      return call(method, params)
    },
  }
}

function secretIn(params: unknown): string {
  if (typeof params !== 'object' || params === null || !('secret' in params)) return ''
  return typeof params.secret === 'string' ? params.secret : ''
}
