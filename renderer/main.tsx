import './bridge/no-eval.ts'

import { createRoot } from 'react-dom/client'
import type { Bridge } from './bridge/bridge.ts'
import { ipcBridge, type PreloadApi } from './bridge/ipc-bridge.ts'
import { takeSecret } from './bridge/secret.ts'
import { socketBridge } from './bridge/socket-bridge.ts'
import { Root } from './root.tsx'
import { beginToSpeak } from './state/language.ts'

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges into Window.
  interface Window {
    /** Set by the preload in Electron; absent in a browser. */
    readonly sluice?: PreloadApi
  }
}

/** The one place that knows which host this window has. */
function openBridge(): Bridge | null {
  if (window.sluice) return ipcBridge(window.sluice)
  const secret = takeSecret()
  if (secret === null) return null
  return socketBridge(`${location.origin.replace(/^http/, 'ws')}/jsonrpc`, secret)
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await beginToSpeak()
createRoot(root).render(<Root bridge={openBridge()} />)
// An address with another secret, opened in this very tab, changes only its hash.
window.addEventListener('hashchange', () => location.reload())
