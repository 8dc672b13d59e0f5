import type { CSSProperties } from 'react'
import type { Connections, Segment } from '../../shared/connections.ts'
import './segments.css'

type Props = { readonly connections: Connections; readonly size: number }

/** Which parts of a file of `size` bytes are there, and where each connection's part ends. */
export function Segments({ connections: { done, active }, size }: Props) {
  return (
    <>
      {active.map((segment) => (
        <span key={`active ${segment.end}`} className="segment-active" style={placed(segment, size)} />
      ))}
      {done.map((segment) => (
        <span key={`done ${segment.start}`} className="segment-done" style={placed(segment, size)} />
      ))}
    </>
  )
}

function placed({ start, end }: Segment, size: number): CSSProperties {
  const to = Math.min(end ?? size, size)
  return {
    insetInlineStart: `${(start / size) * 100}%`,
    inlineSize: `${(Math.max(0, to - start) / size) * 100}%`,
  }
}
