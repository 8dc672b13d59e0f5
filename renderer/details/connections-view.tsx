import type { Connections } from '../../shared/connections.ts'
import { format } from '../format.ts'
import { texts } from '../texts.ts'
import { Segments } from '../ui/segments.tsx'
import { Fact } from './fact.tsx'
import './connections.css'

const words = texts.details

type Props = { readonly connections: Connections }

/** Which parts of its file a running download has, and which are being fetched. */
export function SegmentsView({ connections }: Props) {
  const { active, size } = connections
  const share = format.percent(shareOf(connections))
  return (
    <figure className="segments-figure">
      <figcaption>
        <strong>{words.connections({ n: active.length })}</strong>
        {size !== null && <span>{share}</span>}
      </figcaption>
      {size !== null && size > 0 && (
        <div role="img" aria-label={words.segments({ n: active.length, share })} className="segments">
          <Segments connections={connections} size={size} />
        </div>
      )}
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

function shareOf({ done, size }: Connections): number {
  const bytes = done.reduce((sum, { start, end }) => sum + (end ?? start) - start, 0)
  return size ? Math.min(100, (bytes / size) * 100) : 0
}
