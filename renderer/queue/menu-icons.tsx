import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Copy,
  ExternalLink,
  FolderOpen,
  Info,
  Link,
  type LucideIcon,
  Pause,
  Play,
  RotateCw,
  Trash2,
  X,
  Zap,
} from 'lucide-react'
import type { ReactElement } from 'react'
import type { Action, FileAction } from './actions.ts'

const icon = (Icon: LucideIcon) => <Icon aria-hidden size={15} />

export const menuIcons: Partial<Record<Action | 'details' | 'link' | FileAction, ReactElement>> = {
  openFile: icon(ExternalLink),
  showInFolder: icon(FolderOpen),
  details: icon(Info),
  pause: icon(Pause),
  resume: icon(Play),
  retry: icon(RotateCw),
  start: icon(Zap),
  link: icon(Link),
  top: icon(ArrowUpToLine),
  up: icon(ArrowUp),
  down: icon(ArrowDown),
  bottom: icon(ArrowDownToLine),
  copy: icon(Copy),
  cancel: icon(X),
  remove: icon(Trash2),
}
