import { useEffect, useState } from 'react'
import { tell } from '../state/notices.ts'
import { openDialog, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'
import { findLinks } from './links.ts'
import { textOf } from './transferred.ts'

/** A text file of links, not a film dropped by mistake. */
const LARGEST_FILE = 4_000_000
const FIELDS = 'input, textarea, [contenteditable="true"]'

/** Opens the dialog for links pasted or dropped anywhere, and on Ctrl+N; Ctrl+F leads to the search. True while something is dragged over. */
export function useIncoming(): boolean {
  const [isDraggedOver, setIsDraggedOver] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    const options = { signal: listening.signal }
    const dragged = (isOver: boolean) => (event: DragEvent) => {
      // Inside a dialog a drop is the field's own.
      if (useWindow.getState().dialog || !isWelcome(event)) return
      event.preventDefault()
      setIsDraggedOver(isOver)
    }
    window.addEventListener('paste', onPaste, options)
    window.addEventListener('keydown', onKey, options)
    window.addEventListener('dragover', dragged(true), options)
    window.addEventListener(
      'dragleave',
      (event) => event.relatedTarget === null && setIsDraggedOver(false),
      options,
    )
    window.addEventListener('drop', dragged(false), options)
    window.addEventListener('drop', (event) => void onDrop(event), options)
    return () => listening.abort()
  }, [])
  return isDraggedOver
}

function offer(text: string): boolean {
  const hasLinks = findLinks(text).links.length > 0
  if (hasLinks) openDialog({ kind: 'add', text })
  return hasLinks
}

function onPaste(event: ClipboardEvent): void {
  const field = event.target instanceof Element ? event.target.closest(FIELDS) : null
  if (field instanceof HTMLTextAreaElement && useWindow.getState().dialog?.kind === 'add')
    onPasteInDialog(event)
  if (field !== null || useWindow.getState().dialog) return
  if (event.clipboardData && offer(textOf(event.clipboardData))) event.preventDefault()
}

/** Links of a page, whose text alone would be pasted otherwise. */
function onPasteInDialog(event: ClipboardEvent): void {
  const plain = event.clipboardData?.getData('text/plain') ?? ''
  const text = event.clipboardData ? textOf(event.clipboardData) : plain
  if (text === plain) return
  event.preventDefault()
  // Deprecated without a successor: nothing else goes through the field's own undo.
  document.execCommand('insertText', false, text)
}

function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || useWindow.getState().dialog) return
  const key = event.key.toLowerCase()
  if (key !== 'n' && key !== 'f') return
  event.preventDefault()
  if (key === 'n') openDialog({ kind: 'add', text: '' })
  else document.querySelector<HTMLInputElement>('.search input')?.select()
}

const isWelcome = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.some((type) => ['text/uri-list', 'text/plain', 'Files'].includes(type)) ?? false

async function onDrop({ dataTransfer }: DragEvent): Promise<void> {
  if (!dataTransfer || useWindow.getState().dialog) return
  // Both are gone after the first pause.
  const text = textOf(dataTransfer)
  const files = [...dataTransfer.files].filter(({ size }) => size <= LARGEST_FILE)
  const contents = await Promise.all(files.map((file) => file.text()))
  if (!offer([text, ...contents].join('\n'))) tell({ kind: 'news', message: texts.add.nothingDropped })
}
