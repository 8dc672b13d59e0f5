import type { Connections } from '../../shared/connections.ts'
import type { DownloadRecord } from '../../shared/record.ts'

const CONNECTIONS = 4

/** As if the file came over four connections that are equally far, each with a part of its own. */
export function fakeConnections(record: DownloadRecord | null): Connections | null {
  if (record?.state !== 'InProgress, Downloading' || record.source !== 'http' || record.size === 0)
    return null
  const { size, transferred } = record
  const length = size / CONNECTIONS
  const parts = Array.from({ length: CONNECTIONS }, (_, n) => {
    const start = Math.round(n * length)
    return {
      start,
      position: start + Math.round(transferred / CONNECTIONS),
      end: Math.round((n + 1) * length),
    }
  })
  return {
    url: `https://mirror.example.org/files/${encodeURIComponent(record.displayName)}?…`,
    status: 206,
    headers: [
      { name: 'Content-Type', value: 'application/octet-stream' },
      { name: 'Content-Length', value: String(size) },
      { name: 'ETag', value: '"5f3c1a-2b"' },
      { name: 'Server', value: 'nginx/1.28.0' },
    ],
    size,
    done: parts.map(({ start, position }) => ({ start, end: position })),
    active: parts.map(({ position, end }) => ({ start: position, end })),
  }
}
