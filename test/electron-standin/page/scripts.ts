import { makeBridge } from './bridge.ts'
import { makeCodec } from './codec.ts'
import { exposeInPage } from './main-world.ts'
import { makePreloadRequire } from './preload-world.ts'

/** Names that only a window and the stand-in know. */
export type Names = {
  /** Events from the page's world to the preload's, and back. */
  readonly toPreload: string
  readonly toPage: string
  /** Function by which the preload's world reaches main. */
  readonly send: string
  /** Function by which main reaches the preload's world. */
  readonly deliver: string
}

// Like Electron, which runs no preload in a page's frames.
const inTopFrame = (body: string) => `(() => { if (window !== window.top) return;\n${body}\n})()`

/** For the page's own world, to be evaluated before the preload's. */
export const pageScript = ({ toPreload, toPage }: Names): string =>
  inTopFrame(`
    const codec = (${makeCodec})();
    (${makeBridge})(codec, '${toPreload}', '${toPage}', ${exposeInPage});
  `)

/** For the isolated world: what it has of Electron, then the preload itself. */
export const preloadScript = (names: Names, preload: string): string =>
  inTopFrame(`
    const codec = (${makeCodec})();
    const expose = (${makeBridge})(codec, '${names.toPage}', '${names.toPreload}', () => {});
    const require = (${makePreloadRequire})(codec, expose, window['${names.send}'], '${names.deliver}');
    const module = { exports: {} };
    const process = { type: 'renderer', sandboxed: true, contextIsolated: true, platform: '${process.platform}', env: {} };
    (function (require, module, exports, process) {\n${preload}\n})(require, module, module.exports, process);
  `)
