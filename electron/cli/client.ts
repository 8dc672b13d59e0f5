import type { MethodName, ParamsOf, ResultOf } from '../../shared/methods.ts'
import { type RpcError, rpcErrorCodes } from '../../shared/rpc-error.ts'
import { dataFolderPath, openDataFolder } from '../store/data-folder.ts'
import { readRunningEngine } from '../store/running-engine.ts'
import { loadSecret } from '../store/secret.ts'
import { CommandError } from './exit-code.ts'

/** The Sluice that is running. */
export type Client = {
  call<N extends MethodName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>>
}

type Response = { readonly result?: unknown; readonly error?: RpcError }

/** Finds whichever Sluice has the data folder. Throws a CommandError when none has. */
export async function connect(): Promise<Client> {
  const folder = openDataFolder()
  const running = readRunningEngine(folder)
  if (!running) throw new CommandError(nobody())
  // One that was started with a token of its own says so nowhere; the environment can.
  const { SLUICE_TOKEN: secret = loadSecret(folder) } = process.env
  return {
    async call<N extends MethodName>(name: N, params: ParamsOf<N>) {
      const { result, error } = await ask(running.url, secret, name, params)
      if (error) throw new CommandError(inWords(error))
      // It may be another version than we, but it is one of us, and we only print what it says.
      return result as ResultOf<N>
    },
  }
}

async function ask(url: string, secret: string, name: string, params: unknown): Promise<Response> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: `sluice.${name}`, params })
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  try {
    const response = await fetch(new URL('/jsonrpc', url), { method: 'POST', headers, body })
    return (await response.json()) as Response
  } catch (error) {
    throw new CommandError(nobody(), { cause: error })
  }
}

const nobody = (): string =>
  `No Sluice is running on ${dataFolderPath()}. Open the app, or start one with: sluice serve`

function inWords({ code, message }: RpcError): string {
  if (code !== rpcErrorCodes.unauthorized) return message
  return 'The running Sluice has a token of its own. Name it in SLUICE_TOKEN.'
}
