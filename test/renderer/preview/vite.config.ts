import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The window on a fake engine: `vite test/renderer/preview`. Built, it is served with the policy a host sets.
// biome-ignore lint/style/noDefaultExport: Vite asks for one.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', headers: { 'content-security-policy': "default-src 'self'" } },
})
