import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { FromChild, type RunOrder, type RunOutcome } from '../../shared/run-protocol.ts'
import { selfSigned } from '../helpers/certificates.ts'
import { faultServer, serves } from '../helpers/fault-server.ts'
import { makeOrder } from '../helpers/open-run.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const entry = join(import.meta.dirname, '../../out/main/download-process.js')
/** Runs beside it, and says at its end what it has loaded of Node. */
const witness = 'process.on("exit", () => process.stdout.write(process.moduleLoadList.join("\\n")))'

/** The outcome of one download in a download process as it was built, and what of Node it took. */
async function built(order: Partial<RunOrder>): Promise<{ outcome: RunOutcome; loaded: string[] }> {
  const child = fork(entry, {
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(witness)}`],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const loaded = child.stdout ? text(child.stdout) : ''
  child.send({ type: 'run', order: makeOrder({ source: 'http', ...order }) })
  const outcome = await endOf(child)
  child.disconnect()
  return { outcome, loaded: (await loaded).split('\n') }
}

const endOf = (child: ChildProcess): Promise<RunOutcome> =>
  new Promise((resolve) => {
    child.on('message', (raw) => {
      const message = FromChild.parse(raw)
      if (message.type === 'end') resolve(message.outcome)
    })
  })

test('a download process loads HTTP/2 and TLS for whoever needs them, and no sooner', async () => {
  await using folder = await tempFolder()
  const dir = folder.path
  await using plain = await faultServer(serves('plain'))
  await using secure = await faultServer(serves('secure'), selfSigned(dir))
  const first = await built({ dir, targetId: `${plain.url}/plain.txt` })
  expect(first.outcome).toMatchObject({ kind: 'done', size: 5 })
  expect(first.loaded).not.toContain('NativeModule http2')
  expect(first.loaded).not.toContain('NativeModule tls')
  const options = { acceptAnyCertificate: true }
  const second = await built({ dir, targetId: `${secure.url}/secure.txt`, options })
  expect(second.outcome).toMatchObject({ kind: 'done', size: 6 })
  expect(second.loaded).toContain('NativeModule tls')
  expect(second.loaded).not.toContain('NativeModule http2')
})
