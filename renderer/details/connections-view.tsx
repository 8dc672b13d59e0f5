import type { CSSProperties } from 'react'
import type { Connections, Segment } from '../../shared/connections.ts'
import { format } from '../format.ts'
import { texts } from '../texts.ts'
import { Fact } from './fact.tsx'
import './connections.css'

const words = texts.details

type Props = { readonly connections: Connections }

/** Which parts of its file a running download has, and which are being fetched. */
export function SegmentsView({ connections }: Props) {
  const { active, size } = connections
  return (
    <figure className="segments-figure">
      <figcaption>
        <strong>{words.connections({ n: active.length })}</strong>
        {size !== null && <span>{format.percent(shareOf(connections))}</span>}
      </figcaption>
      {size !== null && size > 0 && <Segments connections={connections} size={size} />}
    </figure>
  )
}

/** What the server said of the file, by its headers. */
export function AnswerView({ connections: { url, status, headers } }: Props) {
  return (
    <>
      <h3 className="answer-head">{words.answer}</h3>
      <dl className="facts">
        <Fact name={words.answeredFrom}>{url}</Fact>
        <Fact name={words.statusCode}>{format.count(status)}</Fact>
        {headers.map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </>
  )
}

type SegmentsProps = Props & { readonly size: number }

function Segments({ connections, size }: SegmentsProps) {
  const { done, active } = connections
  const label = words.segments({ n: active.length, share: format.percent(shareOf(connections)) })
  return (
    <div role="img" aria-label={label} className="segments">
      {active.map((segment) => (
        <span key={`active ${segment.end}`} className="segment-active" style={placed(segment, size)} />
      ))}
      {done.map((segment) => (
        <span key={`done ${segment.start}`} className="segment-done" style={placed(segment, size)} />
      ))}
    </div>
  )
}

function placed({ start, end }: Segment, size: number): CSSProperties {
  const to = Math.min(end ?? size, size)
  return {
    insetInlineStart: `${(start / size) * 100}%`,
    inlineSize: `${(Math.max(0, to - start) / size) * 100}%`,
  }
}

function shareOf({ done, size }: Connections): number {
  const bytes = done.reduce((sum, { start, end }) => sum + (end ?? start) - start, 0)
  return size ? Math.min(100, (bytes / size) * 100) : 0
}
