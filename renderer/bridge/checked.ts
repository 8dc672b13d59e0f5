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

export function checkedResult<N extends MethodName>(name: N, value: unknown): ResultOf<N> {
  const { success, data, error } = methods[name].result.safeParse(value)
  if (!success) throw new CallError(texts.errors.badAnswer({ method: name }), { cause: error })
  return data as ResultOf<N>
}

/** Undefined for a notification that does not fit: the gap it leaves in `seq` makes the window ask again. */
export function checkedNotification<N extends NotificationName>(
  name: N,
  value: unknown,
): NotificationOf<N> | undefined {
  return notifications[name].safeParse(value).data as NotificationOf<N> | undefined
}
