import { useEffect, useState } from 'react'
import { App } from './app.tsx'
import type { Bridge } from './bridge/bridge.ts'
import { EngineProvider } from './state/engine.tsx'
import { Boundary } from './ui/boundary.tsx'
import { Unauthorized } from './ui/unauthorized.tsx'
import './ui/tokens.css'
import './ui/base.css'

/** The window over a bridge; null when it was opened without a secret. */
export function Root({ bridge }: { readonly bridge: Bridge | null }) {
  return <Boundary>{bridge ? <Connected bridge={bridge} /> : <Unauthorized why="missing" />}</Boundary>
}

function Connected({ bridge }: { readonly bridge: Bridge }) {
  const [isRefused, setIsRefused] = useState(false)
  useEffect(() => bridge.onConnection((connection) => setIsRefused(connection === 'unauthorized')), [bridge])
  if (isRefused) return <Unauthorized why="wrong" />
  return (
    <EngineProvider bridge={bridge}>
      <App />
    </EngineProvider>
  )
}
