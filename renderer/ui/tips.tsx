import { useEffect, useRef, useState } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import { isFolded } from './folding-button.tsx'
import './tips.css'

const HOVER_MS = 500
/** After the last of a scroll. */
const SETTLED_MS = 100

/**
 * One tooltip for every element with `data-tip`: a tooltip of its own for each button of each row
 * would cost more than the rows. Shown after a moment of hovering, at once for the keyboard.
 */
export function Tips() {
  const trigger = useRef<HTMLElement | null>(null)
  const [tip, setTip] = useState<string | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(timer)
      setTip(null)
    }
    const show = (element: HTMLElement, delay: number) => {
      hide()
      timer = setTimeout(() => {
        if (!element.isConnected) return
        trigger.current = element
        setTip(element.getAttribute('data-tip'))
      }, delay)
    }
    const onPointer = ({ target }: PointerEvent) => {
      const element = tipElement(target)
      if (element) show(element, HOVER_MS)
      else hide()
    }
    const onFocus = ({ target }: FocusEvent) => {
      const element = tipElement(target)
      if (element?.matches(':focus-visible')) show(element, 0)
      else hide()
    }
    // What the keyboard is on keeps its tip, where it is now. The key that led there may have scrolled, and a
    // busy page says so only after it has moved the focus.
    const onScroll = () => {
      const element = tipElement(document.activeElement)
      if (element?.matches(':focus-visible')) show(element, SETTLED_MS)
      else hide()
    }
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide()

    const listening = new AbortController()
    const options = { signal: listening.signal, capture: true, passive: true }
    document.addEventListener('pointerover', onPointer, options)
    document.addEventListener('focusin', onFocus, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('scroll', onScroll, options)
    document.addEventListener('keydown', onKey, options)
    return () => {
      clearTimeout(timer)
      listening.abort()
    }
  }, [])

  return (
    // The trigger around it only holds the state that Tooltip reads from its context.
    <TooltipTrigger isOpen={tip !== null}>
      <Tooltip className="tip" triggerRef={trigger} placement="bottom" offset={6}>
        {tip}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** Not one whose words are there to be read. */
function tipElement(target: EventTarget | null): HTMLElement | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
  return element && (!element.matches('.button-folding') || isFolded(element)) ? element : null
}
