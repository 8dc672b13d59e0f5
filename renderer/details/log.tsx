import { useLayoutEffect, useRef } from 'react'
import type { LogLine } from '../../shared/log-line.ts'
import { format } from '../format.ts'
import { texts } from '../texts.ts'
import { CopyButton } from '../ui/copy-button.tsx'

const words = texts.details

type Props = {
  readonly log: { readonly lines: readonly LogLine[]; readonly problem: string | null } | null
}

/** What happened, line by line; at its end as long as a person does not scroll up. */
export function Log({ log }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const lines = log?.lines ?? []
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what moves it.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight
  }, [lines])
  return (
    <div className="log">
      <header className="log-head">
        <h3>{words.log}</h3>
        <CopyButton label={words.copyLog} text={() => lines.map(asText).join('\n')} />
      </header>
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={words.log}
        className="log-lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll it.
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8
        }}
      >
        {log?.problem != null && <p className="refusal">{log.problem}</p>}
        {log && lines.length === 0 && log.problem === null && <p className="details-none">{words.noLog}</p>}
        {lines.map(({ time, text }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end.
          <p key={n} className="log-line">
            <time dateTime={new Date(time).toISOString()}>{format.time(time)}</time>{' '}
            <span lang="en" dir="ltr">
              {text}
            </span>
          </p>
        ))}
      </div>
    </div>
  )
}

const asText = ({ time, text }: LogLine): string => `${new Date(time).toISOString()} ${text}`
