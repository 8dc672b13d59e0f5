import { join } from 'node:path'
import { build, preview } from 'vite'
import { tempFolder } from './temp-folder.ts'

const root = join(import.meta.dirname, '../renderer/preview')
const configFile = join(root, 'vite.config.ts')

/** The window on the fake engine, built and served as a host would: minified, under its content security policy. */
export async function previewWindow(): Promise<AsyncDisposable & { readonly url: string }> {
  const folder = await tempFolder()
  const outDir = join(folder.path, 'preview')
  await build({ root, configFile, logLevel: 'silent', build: { outDir } })
  const server = await preview({
    root,
    configFile,
    logLevel: 'silent',
    build: { outDir },
    preview: { port: 0 },
  })
  const [url = ''] = server.resolvedUrls?.local ?? []
  return {
    url,
    async [Symbol.asyncDispose]() {
      await server.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}
