import './sparkline.css'

const HEIGHT = 100

type Props = {
  readonly values: readonly number[]
  /** How many values fill the width; fewer stand at the end, where now is. */
  readonly length: number
  readonly label: string
}

/** A line over time, as high as its highest. Drawn by hand: it is one path, and a library would be the largest part of the page. */
export function Sparkline({ values, length, label }: Props) {
  const { line, area } = pathsOf(values, length)
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${length - 1} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className="sparkline-area" d={area} />
      <path className="sparkline-line" d={line} />
    </svg>
  )
}

export function pathsOf(
  values: readonly number[],
  length: number,
): { readonly line: string; readonly area: string } {
  const shown = values.slice(-length)
  if (shown.length === 0) return { line: '', area: '' }
  const most = Math.max(1, ...shown)
  const from = length - shown.length
  // A little room above, so that the highest is not cut.
  const points = shown.map(
    (value, n) => `${from + n} ${(HEIGHT - (value / most) * (HEIGHT - 6) - 1).toFixed(1)}`,
  )
  const line = `M${points.join('L')}`
  return { line, area: `${line}L${length - 1} ${HEIGHT}L${from} ${HEIGHT}Z` }
}
