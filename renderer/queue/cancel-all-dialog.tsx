import { useAsk } from '../state/engine.tsx'
import { useCount } from '../state/records.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

export function CancelAllDialog({ onClose }: { readonly onClose: () => void }) {
  const ask = useAsk()
  const count = useCount('active') + useCount('waiting')
  const confirm = () => {
    void ask('cancelAllDownloads', {})
    onClose()
  }
  return (
    <Modal title={texts.cancelAll.title({ n: count })} role="alertdialog" onClose={onClose}>
      <p className="modal-text">{texts.cancelAll.text}</p>
      <div className="modal-buttons">
        <Button kind="plain" onPress={onClose} autoFocus>
          {texts.cancelAll.keep}
        </Button>
        <Button kind="danger" onPress={confirm}>
          {texts.cancelAll.confirm({ n: count })}
        </Button>
      </div>
    </Modal>
  )
}
