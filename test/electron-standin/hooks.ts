import { registerHooks } from 'node:module'

// Loaded before the app: `electron`, imported or required, is the stand-in's, and the process looks like Electron's.

const electron = import.meta.resolve('./electron-module.ts')

registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: electron, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true })
Object.assign(process, { type: 'browser', resourcesPath: import.meta.dirname })
