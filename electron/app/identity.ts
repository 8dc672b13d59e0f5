import { app } from 'electron'

/** As in electron-builder.yml. */
const APP_ID = 'app.sluice.Sluice'

/** Windows shows notifications only of apps it knows by their id, the one their shortcut was installed with. */
export function identify(platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') app.setAppUserModelId(APP_ID)
}
