import { z } from 'zod'
import { ById, type MethodTable, method, None } from './methods.ts'

/**
 * What a window can ask of the desktop it is on, beyond `methods`: only where its host is a desktop app, and
 * never from another program.
 */
export const desktopMethods = {
  /** Links that were handed to the app, for the person to confirm, and none of them a second time. */
  takeOffered: method(None, z.array(z.string())),
  /** Shows the finished file of a download in the system's file manager. Refused when it is not there. */
  showInFolder: method(ById, z.boolean()),
  /** Opens the finished file of a download as the system does; false: the person thought better of it. */
  openFile: method(ById, z.boolean()),
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
