/** The product's mark: a gate, and water that passes under it in measured waves. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <rect className="mark-plate" width="32" height="32" rx="8" />
      <path className="mark-gate" d="M9 7v8M16 7v5M23 7v8" />
      <path className="mark-water" d="M6 20c2.5-2.2 4.2-2.2 6.7 0s4.2 2.2 6.7 0 4.2-2.2 6.6 0" />
      <path className="mark-water mark-deep" d="M6 25c2.5-2.2 4.2-2.2 6.7 0s4.2 2.2 6.7 0 4.2-2.2 6.6 0" />
    </svg>
  )
}
