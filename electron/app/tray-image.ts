import { type NativeImage, nativeImage } from 'electron'
import template from '../../assets/tray/template-16.png?inline'
import template2x from '../../assets/tray/template-32.png?inline'
import colours from '../../assets/tray/tray-16.png?inline'
import colours2x from '../../assets/tray/tray-32.png?inline'

/** The mark as each system wants it: in macOS's own colour, and large on Linux, whose panels scale it down. */
export function trayImage(platform: NodeJS.Platform): NativeImage {
  if (platform === 'linux') return nativeImage.createFromDataURL(colours2x)
  const isMac = platform === 'darwin'
  const image = nativeImage.createFromDataURL(isMac ? template : colours)
  image.addRepresentation({ scaleFactor: 2, dataURL: isMac ? template2x : colours2x })
  image.setTemplateImage(isMac)
  return image
}
