import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RemoteAccess } from '../../shared/desktop.ts'
import { saidWords } from '../engine-words.ts'
import { useDesktop } from '../state/engine.tsx'
import { report } from '../state/notices.ts'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'

const words = texts.remote
const HIDDEN = '••••••••••••'

/** Where a browser finds this Sluice, and the secret it needs there. */
export function RemotePanel() {
  const { access, renew } = useRemoteAccess()
  const [isShown, setIsShown] = useState(false)
  if (!access) return null
  return (
    <div className="remote">
      {access.problem !== null && <p className="refusal">{saidWords(access.problem)}</p>}
      <dl className="remote-facts">
        <dt>{words.secret}</dt>
        <dd>
          <code>{isShown ? access.secret : HIDDEN}</code>
          <IconButton label={isShown ? words.hide : words.show} onPress={() => setIsShown(!isShown)}>
            {isShown ? <EyeOff aria-hidden size={15} /> : <Eye aria-hidden size={15} />}
          </IconButton>
          <CopyButton label={words.copySecret} text={() => access.secret} />
        </dd>
        {access.urls.map((url) => (
          <div key={url} className="remote-address">
            <dt>{words.address}</dt>
            <dd>
              <code>{url}</code>
              <CopyButton
                label={words.copyAddress}
                text={() => `${url}/#token=${encodeURIComponent(access.secret)}`}
              />
            </dd>
          </div>
        ))}
      </dl>
      <Button kind="plain" onPress={renew}>
        {words.renew}
      </Button>
      <p className="field-help">
        {words.renewHelp} {words.asSaved}
      </p>
    </div>
  )
}

function useRemoteAccess() {
  const desktop = useDesktop()
  const isOn = usePreferences(({ preferences }) => preferences?.remoteAccess)
  const [access, setAccess] = useState<RemoteAccess | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another answer when the preference is another.
  useEffect(() => {
    desktop?.call('getRemoteAccess', {}).then(setAccess).catch(report)
  }, [desktop, isOn])
  return { access, renew: () => void desktop?.call('renewSecret', {}).then(setAccess).catch(report) }
}
