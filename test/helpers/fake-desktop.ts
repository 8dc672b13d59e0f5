import type { Desktop } from '../../renderer/bridge/bridge.ts'
import { type DesktopMethodName, type DesktopResultOf, desktopMethods } from '../../shared/desktop.ts'

const access = {
  urls: ['http://127.0.0.1:6800/', 'http://192.0.2.17:6800/'],
  secret: 'a-secret-of-nothing',
  problem: null,
}

const answers: { readonly [N in DesktopMethodName]: DesktopResultOf<N> } = {
  takeOffered: [],
  pasteLinks: [],
  showInFolder: true,
  openFile: true,
  getRemoteAccess: access,
  renewSecret: { ...access, secret: 'another-secret-of-nothing' },
}

/** A desktop that has nothing to offer and does all it is asked. */
export const fakeDesktop: Desktop = {
  async call<N extends DesktopMethodName>(name: N) {
    return desktopMethods[name].result.parse(answers[name]) as DesktopResultOf<N>
  },
  on: () => () => undefined,
}
