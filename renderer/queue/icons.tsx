import {
  Ban,
  CircleAlert,
  CircleCheck,
  CirclePause,
  Clock,
  Download,
  Loader,
  type LucideIcon,
  Pause,
  Play,
  RotateCw,
  Snowflake,
  Trash2,
  X,
} from 'lucide-react'
import type { ReactElement } from 'react'
import type { RowAction, Tone } from './state-words.ts'

// Made once: an element that is the same as before costs React nothing, and a scrolled list shows
// hundreds of icons a second.

const state = (Icon: LucideIcon) => <Icon className="state-icon" aria-hidden size={15} strokeWidth={2.25} />

export const toneIcons: Record<Tone, ReactElement> = {
  starting: state(Loader),
  downloading: state(Download),
  waiting: state(Clock),
  retrying: state(RotateCw),
  resting: state(Snowflake),
  paused: state(CirclePause),
  completed: state(CircleCheck),
  failed: state(CircleAlert),
  cancelled: state(Ban),
}

const button = (Icon: LucideIcon, name: string) => <Icon aria-hidden size={16} className={`icon-${name}`} />

export const actionIcons: Record<RowAction, ReactElement> = {
  pause: button(Pause, 'pause'),
  resume: button(Play, 'resume'),
  retry: button(RotateCw, 'retry'),
  cancel: button(X, 'cancel'),
  remove: button(Trash2, 'remove'),
}
