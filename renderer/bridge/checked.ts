import type { z } from 'zod'
import {
  type DesktopMethodName,
  type DesktopNotificationName,
  type DesktopNotificationOf,
  type DesktopResultOf,
  desktopMethods,
  desktopNotifications,
} from '../../shared/desktop.ts'
import {
  type MethodName,
  methods,
  type NotificationName,
  type NotificationOf,
  notifications,
  type ResultOf,
} from '../../shared/methods.ts'
import { texts } from '../texts.ts'
import { CallError } from './bridge.ts'

// A window may be older or newer than the host it talks to, so both directions are checked here,
// where they arrive; behind this line the types are true.

export const checkedResult = <N extends MethodName>(name: N, value: unknown): ResultOf<N> =>
  checked(name, methods[name].result, value) as ResultOf<N>

export const checkedDesktopResult = <N extends DesktopMethodName>(
  name: N,
  value: unknown,
): DesktopResultOf<N> => checked(name, desktopMethods[name].result, value) as DesktopResultOf<N>

function checked(method: string, schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value)
  if (!success) throw new CallError(texts.errors.badAnswer({ method }), { cause: error })
  return data
}

/** Undefined for a notification that does not fit: the gap it leaves in `seq` makes the window ask again. */
export function checkedNotification<N extends NotificationName>(
  name: N,
  value: unknown,
): NotificationOf<N> | undefined {
  return notifications[name].safeParse(value).data as NotificationOf<N> | undefined
}

export function checkedDesktopNotification<N extends DesktopNotificationName>(
  name: N,
  value: unknown,
): DesktopNotificationOf<N> | undefined {
  return desktopNotifications[name].safeParse(value).data as DesktopNotificationOf<N> | undefined
}
