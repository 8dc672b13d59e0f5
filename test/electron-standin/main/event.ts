/** An event as Electron hands it to listeners, who may prevent what it announces. */
export type StandInEvent = { defaultPrevented: boolean; preventDefault(): void }

export function makeEvent<T extends object>(more: T): StandInEvent & T
export function makeEvent(): StandInEvent
export function makeEvent(more: object = {}): StandInEvent {
  return {
    ...more,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
