import { Component, type ReactNode } from 'react'
import { texts } from '../texts.ts'
import { Button } from './button.tsx'

type State = { readonly error: Error | null }

/** Says what happened where an empty window would be. React knows no function for this. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <main className="screen" role="alert">
        <h1>{texts.errors.broken}</h1>
        <p>{texts.errors.brokenHelp}</p>
        <p className="screen-detail">{error.message}</p>
        <Button kind="primary" onPress={() => location.reload()}>
          {texts.errors.reload}
        </Button>
      </main>
    )
  }
}
