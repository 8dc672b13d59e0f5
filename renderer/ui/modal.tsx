import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components'
import { texts } from '../texts.ts'
import { IconButton } from './button.tsx'
import './modal.css'

type Props = {
  readonly title: string
  readonly role?: 'dialog' | 'alertdialog'
  /** For what has sections. */
  readonly isWide?: boolean
  readonly children: ReactNode
  readonly onClose: () => void
}

export function Modal({ title, role = 'dialog', isWide = false, children, onClose }: Props) {
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable={role === 'dialog'} onOpenChange={onClose}>
      <AriaModal className={isWide ? 'modal modal-wide' : 'modal'}>
        <Dialog className="modal-dialog" role={role}>
          <div className="modal-head">
            <Heading slot="title">{title}</Heading>
            <IconButton label={texts.close} onPress={onClose}>
              <X aria-hidden size={18} />
            </IconButton>
          </div>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}
