import { useEffect, useState } from 'react'
import { useBridge } from './engine.tsx'
import { usePreferences } from './preferences.ts'

/** The folder for downloads that name none, as it is on the engine's machine; null until it has told. */
export function useDownloadDir(): string | null {
  const bridge = useBridge()
  const preferred = usePreferences(({ preferences }) => preferences?.downloadDir ?? null)
  const [dir, setDir] = useState<string | null>(null)
  useEffect(() => {
    if (preferred === null) return
    let isOver = false
    void bridge
      .call('getDownloadDir', {})
      .catch(() => null)
      .then((dir) => !isOver && setDir(dir))
    return () => {
      isOver = true
    }
  }, [bridge, preferred])
  return dir
}
