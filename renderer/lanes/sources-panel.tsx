import { X } from 'lucide-react'
import { useMemo } from 'react'
import { useLanes } from '../state/lanes.ts'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { IconButton } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'
import { bySource } from './lane-words.ts'
import { SourceCard } from './source-card.tsx'
import './lane-settings.css'
import './lanes.css'

export function SourcesPanel({ onClose }: { readonly onClose: () => void }) {
  const sources = useLanes((lanes) => lanes.sources)
  const byKey = useLanes((lanes) => lanes.byKey)
  const settings = usePreferences(({ preferences }) => preferences?.lanes)
  const all = useMemo(
    () => bySource(sources, byKey, new Set(Object.keys(settings ?? {}))),
    [sources, byKey, settings],
  )
  return (
    <section className="sources" aria-label={texts.lanes.region}>
      <header className="sources-head">
        <Mark size={28} />
        <span className="sources-brand">{texts.product}</span>
        <IconButton label={texts.toolbar.hideSources} onPress={onClose}>
          <X aria-hidden size={18} />
        </IconButton>
      </header>
      <h2 className="sources-title">{texts.lanes.region}</h2>
      <ul className="source-list">
        {all.map((lanes) => (
          <SourceCard key={lanes.source.name} {...lanes} />
        ))}
      </ul>
    </section>
  )
}
