/// <reference types="vite/client" />
import '../../../renderer/bridge/no-eval.ts'

import { createRoot } from 'react-dom/client'
import { Root } from '../../../renderer/root.tsx'
import { beginToSpeak } from '../../../renderer/state/language.ts'
import { FakeBridge } from '../../helpers/fake-bridge.ts'
import { fakeDesktop } from '../../helpers/fake-desktop.ts'
import { scenarios } from '../../helpers/fake-seed.ts'

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges into Window.
  interface Window {
    /** The fake engine, for tests to steer. */
    fake: FakeBridge
  }
}

// `?busy`, `?empty`, `?failing`, `?many`; `&still` stops time, `&desktop` is as in the desktop app.
const query = new URLSearchParams(location.search)
const scenario = scenarios.find((each) => query.has(each)) ?? 'busy'
window.fake = new FakeBridge(scenario, query.has('desktop') ? fakeDesktop : null)
if (!query.has('still')) window.fake.run()

const root = document.getElementById('root')
await beginToSpeak()
if (root) createRoot(root).render(<Root bridge={query.has('locked') ? null : window.fake} />)
