import { once } from 'node:events'
import WebSocket from 'ws'
import { z } from 'zod'

const Targets = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })])
const Answer = z.object({ id: z.number(), result: z.unknown() })
const Usage = z.object({ result: z.object({ value: z.number() }) })

/**
 * Bytes that a Node process holds on to: its heap and what hangs on it, once garbage is collected. What is
 * resident depends on when that last happened. The process listens for a debugger on `port`.
 */
export async function memoryInUse(port: number): Promise<number> {
  const listed = await fetch(`http://127.0.0.1:${port}/json/list`)
  const [{ webSocketDebuggerUrl }] = Targets.parse(await listed.json())
  const socket = new WebSocket(webSocketDebuggerUrl)
  await once(socket, 'open')
  try {
    await ask(socket, 1, 'HeapProfiler.collectGarbage')
    const expression = 'process.memoryUsage().heapUsed + process.memoryUsage().external'
    return Usage.parse(await ask(socket, 2, 'Runtime.evaluate', { expression })).result.value
  } finally {
    socket.close()
    await once(socket, 'close')
  }
}

async function ask(socket: WebSocket, id: number, method: string, params: object = {}): Promise<unknown> {
  const answered = once(socket, 'message')
  socket.send(JSON.stringify({ id, method, params }))
  const [data] = await answered
  const answer = Answer.parse(JSON.parse(String(data)))
  if (answer.id !== id) throw new Error(`Not the answer to ${method}.`)
  return answer.result
}
