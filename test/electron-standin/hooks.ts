import { registerHooks } from 'node:module'

// Loaded before the app: `electron`, imported or required, is the stand-in's, and the process looks like Electron's.

const electron = import.meta.resolve('./electron-module.ts')

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/main|\/common)?$/.test(specifier)) {
      return { url: electron, format: 'module-typescript', shortCircuit: true }
    }
    // Electron's fs without archives. Node's knows none.
    return next(specifier === 'original-fs' ? 'node:fs' : specifier, context)
  },
})

Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true })
const { STANDIN_RESOURCES: resourcesPath = import.meta.dirname } = process.env
Object.assign(process, { type: 'browser', resourcesPath })
