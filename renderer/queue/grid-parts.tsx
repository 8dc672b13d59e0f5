import type { ComponentProps } from 'react'

// The parts of an ARIA grid. Not table elements: rows of a virtual list are placed by hand, which a
// table does not allow, and a browser that lays a table out otherwise may forget that it is one.

export function GridRoot(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  return <div role="grid" {...props} />
}

export function GridSection(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  return <div role="rowgroup" {...props} />
}

export function GridRow(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: the heads' row is none to act on; the others set tabIndex.
  return <div role="row" {...props} />
}

export function GridHead(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: the button in it is what one can act on.
  return <div role="columnheader" {...props} />
}

export function GridCell(props: ComponentProps<'div'>) {
  // biome-ignore lint/a11y/useSemanticElements: see above.
  // biome-ignore lint/a11y/useFocusableInteractive: focus goes by row, then by button.
  return <div role="gridcell" {...props} />
}
