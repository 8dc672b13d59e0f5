import { CircleAlert, Info, X } from 'lucide-react'
import { dismiss, type Notice, useNotices } from '../state/notices.ts'
import { texts } from '../texts.ts'
import { Button, IconButton } from './button.tsx'
import './notices.css'

/** What went wrong and belongs to no row stays until it is dismissed: it may be the only trace. */
export function Notices() {
  const notices = useNotices((state) => state.notices)
  return (
    <section className="notices" aria-label={texts.notices}>
      {notices.map((notice) => (
        <OneNotice key={notice.id} {...notice} />
      ))}
    </section>
  )
}

function OneNotice({ id, kind, message, action }: Notice) {
  const Icon = kind === 'problem' ? CircleAlert : Info
  return (
    <div role={kind === 'problem' ? 'alert' : 'status'} className="notice" data-kind={kind}>
      <Icon className="notice-icon" aria-hidden size={18} />
      <p>{message}</p>
      {action && (
        <Button kind="quiet" onPress={action.perform}>
          {action.label}
        </Button>
      )}
      <IconButton label={texts.dismiss} onPress={() => dismiss(id)}>
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  )
}
