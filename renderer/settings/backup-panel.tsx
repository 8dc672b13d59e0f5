import { Download, Upload } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { DownloadRecord } from '../../shared/record.ts'
import { type Ask, useAsk } from '../state/engine.tsx'
import { inTurns } from '../state/in-turns.ts'
import { report, tell } from '../state/notices.ts'
import { usePreferences } from '../state/preferences.ts'
import { useRecords } from '../state/records.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { type Backup, backupOf, dispatchOf, newIn, readBackup } from './backup.ts'

const words = texts.backup

/** The queue and the preferences, into a file and out of one. */
export function BackupPanel() {
  const preferences = usePreferences((state) => state.preferences)
  const isWhole = useRecords(({ loading }) => loading.kind === 'ready')
  const [read, setRead] = useState<Backup | 'unfit' | null>(null)
  return (
    <>
      <Part title={words.exportTitle} help={words.exportHelp}>
        <Button
          kind="plain"
          isDisabled={!isWhole || preferences === null}
          onPress={() => preferences && save(backupOf(preferences, allRecords()))}
        >
          <Download aria-hidden size={15} />
          {words.export}
        </Button>
      </Part>
      <Part title={words.importTitle} help={words.importHelp}>
        <FileTrigger
          acceptedFileTypes={['.json']}
          onSelect={(files) => {
            files?.[0]
              ?.text()
              .then((text) => setRead(readBackup(text) ?? 'unfit'))
              .catch(report)
          }}
        >
          <Button kind="plain" isDisabled={!isWhole}>
            <Upload aria-hidden size={15} />
            {words.choose}
          </Button>
        </FileTrigger>
        {read === 'unfit' && <p className="refusal">{words.unfit}</p>}
        {read !== null && read !== 'unfit' && <Import backup={read} />}
      </Part>
    </>
  )
}

function Import({ backup }: { readonly backup: Backup }) {
  const ask = useAsk()
  const fresh = newIn(backup, allRecords())
  return (
    <div className="backup-import" role="status">
      <p>{words.found({ n: backup.queue.length, fresh: fresh.length })}</p>
      <Button kind="plain" isDisabled={fresh.length === 0} onPress={() => void add(ask, backup)}>
        {words.importQueue({ n: fresh.length })}
      </Button>
      <Button kind="plain" onPress={() => void take(ask, backup)}>
        {words.importPreferences}
      </Button>
    </div>
  )
}

async function add(ask: Ask, backup: Backup): Promise<void> {
  let added = 0
  await inTurns(newIn(backup, allRecords()), async (download) => {
    const id = await ask('dispatch', dispatchOf(download))
    if (id === undefined) return
    added += 1
    if (download.priority !== 'normal') await ask('setPriority', { id, priority: download.priority })
  })
  tell({ kind: 'news', message: words.added({ n: added }) })
}

async function take(ask: Ask, backup: Backup): Promise<void> {
  const preferences = await ask('setPreferences', backup.preferences)
  if (!preferences) return
  usePreferences.setState({ preferences })
  tell({ kind: 'news', message: words.taken })
}

function allRecords(): readonly DownloadRecord[] {
  const { mirror } = useRecords.getState()
  return mirror.ids.flatMap((id) => mirror.get(id) ?? [])
}

/** Hands a file to the browser, which asks where to put it or puts it where downloads go. */
function save(backup: Backup): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(backup, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `sluice-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  URL.revokeObjectURL(url)
}

type PartProps = { readonly title: string; readonly help: string; readonly children: ReactNode }

function Part({ title, help, children }: PartProps) {
  return (
    <section className="backup-part" aria-label={title}>
      <h3 className="field-label">{title}</h3>
      {children}
      <p className="field-help">{help}</p>
    </section>
  )
}
