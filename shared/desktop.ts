import { z } from 'zod'
import { ById, type MethodTable, method, None } from './methods.ts'
import { Said } from './said.ts'

/** How this engine is reached from a browser. */
export const RemoteAccess = z.object({
  /** Of this machine alone, or one for each of its addresses. */
  urls: z.array(z.url()),
  secret: z.string(),
  /** Why it cannot be reached as the preferences say; null: it can. */
  problem: Said.nullable(),
})
export type RemoteAccess = z.infer<typeof RemoteAccess>

/**
 * What a window can ask of the desktop it is on, beyond `methods`: only where its host is a desktop app, and
 * never from another program.
 */
export const desktopMethods = {
  /** Links that were handed to the app, for the person to confirm, and none of them a second time. */
  takeOffered: method(None, z.array(z.string())),
  /** Links on the clipboard, none of its other words: asked for when the person presses a button for it. */
  pasteLinks: method(None, z.array(z.string())),
  /** Shows the finished file of a download in the system's file manager. Refused when it is not there. */
  showInFolder: method(ById, z.boolean()),
  /** Opens the finished file of a download as the system does; false: the person thought better of it. */
  openFile: method(ById, z.boolean()),
  getRemoteAccess: method(None, RemoteAccess),
  /** Another secret from now on; whoever came with the old one is shut out. */
  renewSecret: method(None, RemoteAccess),
} satisfies MethodTable

type DesktopMethods = typeof desktopMethods
export type DesktopMethodName = keyof DesktopMethods
export type DesktopParamsOf<N extends DesktopMethodName> = z.input<DesktopMethods[N]['params']>
export type DesktopResultOf<N extends DesktopMethodName> = z.output<DesktopMethods[N]['result']>
export const desktopMethodNames = Object.keys(desktopMethods) as DesktopMethodName[]

/** What the desktop app tells its window unasked. */
export const desktopNotifications = {
  /** There are links for `takeOffered`. */
  onOffered: None,
  /** Links were copied elsewhere. Only where the preferences ask for it. */
  onCopied: z.object({ links: z.array(z.string()) }),
} as const satisfies Record<string, z.ZodType>

type DesktopNotifications = typeof desktopNotifications
export type DesktopNotificationName = keyof DesktopNotifications
export type DesktopNotificationOf<N extends DesktopNotificationName> = z.output<DesktopNotifications[N]>

/** What one start leaves with another that was there before it. */
export const HandedIn = z.object({
  links: z.array(z.string()),
  /** Absolute paths of lists of links. */
  files: z.array(z.string()),
})
export type HandedIn = z.infer<typeof HandedIn>
