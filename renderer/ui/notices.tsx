import { CircleAlert, X } from 'lucide-react'
import { dismiss, useNotices } from '../state/notices.ts'
import { texts } from '../texts.ts'
import { IconButton } from './button.tsx'
import './notices.css'

/** What went wrong and belongs to no row. Stays until it is dismissed: it may be the only trace. */
export function Notices() {
  const notices = useNotices((state) => state.notices)
  return (
    <section className="notices" aria-label={texts.notices}>
      {notices.map(({ id, message }) => (
        <div key={id} role="alert" className="notice">
          <CircleAlert className="notice-icon" aria-hidden size={18} />
          <p>{message}</p>
          <IconButton label={texts.dismiss} onPress={() => dismiss(id)}>
            <X aria-hidden size={16} />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
