import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)

const http2 = "= require('./client-h2.js')"

/**
 * Node's HTTP/2, and TLS with it, is loaded by the first connection that speaks it, and not along with undici's
 * client: they take 15 ms and 4 MB of each download process, most of which never see a connection of that kind.
 */
const lateHttp2: Plugin = {
  name: 'late-http2',
  transform: {
    filter: { id: /undici\/lib\/dispatcher\/client\.js$/ },
    handler(code) {
      if (!code.includes(http2)) throw new Error('undici loads HTTP/2 in another way by now.')
      return { code: code.replace(http2, "= (...given) => require('./client-h2.js')(...given)"), map: null }
    },
  },
}

// Everything is bundled (externalizeDeps: false), so a packaged app carries no node_modules.
export default defineConfig({
  main: {
    plugins: [lateHttp2],
    build: {
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          cli: at('electron/cli.ts'),
          'download-process': at('electron/run/entry.ts'),
        },
        external: [/^node:/, 'electron'],
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // One dash in a comment has V8 keep two bytes for each character of the file.
          comments: { legal: true, annotation: false, jsdoc: false },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        // A sandboxed preload is one classic script: no ESM, no require of files.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      minify: true,
      // One page, read from disk: nothing is gained by cutting it up.
      chunkSizeWarningLimit: 2_000,
      outDir: at('out/renderer'),
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
