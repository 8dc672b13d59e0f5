import { existsSync } from 'node:fs'
import type { AddRepresentationOptions, CreateFromBitmapOptions, NativeImage } from 'electron'

type Supported = 'addRepresentation' | 'isEmpty' | 'isTemplateImage' | 'setTemplateImage'

/** A picture nobody sees: that it is there is all that counts. */
class StandInImage implements Pick<NativeImage, Supported> {
  #isEmpty: boolean
  #isTemplate = false

  constructor(isEmpty: boolean) {
    this.#isEmpty = isEmpty
  }

  isEmpty(): boolean {
    return this.#isEmpty
  }

  addRepresentation({ dataURL = '' }: AddRepresentationOptions): void {
    if (isPicture(dataURL)) this.#isEmpty = false
  }

  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate
  }

  isTemplateImage(): boolean {
    return this.#isTemplate
  }
}

export const nativeImage = {
  createEmpty: () => new StandInImage(true),
  createFromPath: (path: string) => new StandInImage(!existsSync(path)),
  createFromBitmap: (bitmap: Buffer, { width, height }: CreateFromBitmapOptions) =>
    new StandInImage(bitmap.length === 0 || bitmap.length !== width * height * 4),
  createFromDataURL: (url: string) => new StandInImage(!isPicture(url)),
}

/** As Electron: of other kinds it makes an empty picture. */
const isPicture = (url: string): boolean => /^data:image\/(png|jpeg);base64,./.test(url)
