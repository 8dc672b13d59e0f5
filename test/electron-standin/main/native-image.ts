import { existsSync } from 'node:fs'

type Image = { isEmpty(): boolean; setTemplateImage(): void }
const image = (isEmpty: boolean): Image => ({ isEmpty: () => isEmpty, setTemplateImage: () => undefined })

/** Pictures nobody sees: that they are there is all that counts. */
export const nativeImage = {
  createEmpty: () => image(true),
  createFromPath: (path: string) => image(!existsSync(path)),
}
