import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { App } from './app.tsx'
import type { Bridge } from './bridge/bridge.ts'
import { EngineProvider } from './state/engine.tsx'
import { useLanguage } from './state/language.ts'
import { Boundary } from './ui/boundary.tsx'
import { Unauthorized } from './ui/unauthorized.tsx'
import './ui/tokens.css'
import './ui/base.css'

/** The window over a bridge; null when it was opened without a secret. */
export function Root({ bridge }: { readonly bridge: Bridge | null }) {
  const locale = useLanguage((state) => state.locale)
  return (
    <I18nProvider locale={locale}>
      <Boundary>{bridge ? <Connected bridge={bridge} /> : <Unauthorized why="missing" />}</Boundary>
    </I18nProvider>
  )
}

function Connected({ bridge }: { readonly bridge: Bridge }) {
  const locale = useLanguage((state) => state.locale)
  const [isRefused, setIsRefused] = useState(false)
  useEffect(() => bridge.onConnection((connection) => setIsRefused(connection === 'unauthorized')), [bridge])
  if (isRefused) return <Unauthorized why="wrong" />
  return (
    <EngineProvider bridge={bridge}>
      {/* In another language every word is another one: all of it is made anew, on the mirrors that stay. */}
      <App key={locale} />
    </EngineProvider>
  )
}
