import { contextBridge, ipcRenderer } from 'electron'

// Prefixed channels, so that a page can name methods and notifications and nothing else of Electron's.
// The method table itself stays out: with it would come zod, for a check that main makes anyway.
contextBridge.exposeInMainWorld('sluice', {
  call: (name: string, params: unknown): Promise<unknown> => ipcRenderer.invoke(`call:${name}`, params),

  on(name: string, listener: (payload: unknown) => void): () => void {
    // Electron's event carries the sender; it must not reach the page.
    const relay = (_event: unknown, payload: unknown) => listener(payload)
    ipcRenderer.on(`notify:${name}`, relay)
    return () => void ipcRenderer.off(`notify:${name}`, relay)
  },
})
