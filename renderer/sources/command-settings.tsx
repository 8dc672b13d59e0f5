import { type FormEvent, useState } from 'react'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { TextBox, TextInput } from '../ui/field.tsx'
import { Modal } from '../ui/modal.tsx'
import { Select } from '../ui/select.tsx'
import { type Command, commandsIn, draftOf, emptyDraft, withCommand } from './commands.ts'
import { type Trial, useTrial } from './use-trial.ts'
import './source-settings.css'

const words = texts.settings.command
const NEW = 'new command'
const UNSET = 'unset'
const ARGUMENT_ROWS = 5
const SAMPLE = '(?<percent>[0-9.]+)'
/** What a template's placeholders stand between, which a message could not hold by itself. */
const braces = { open: '{', close: '}' }

type Props = { readonly label: string; readonly onClose: () => void }

/** A person's own programs, one at a time, each to be tried with a link. */
export function CommandSettings({ label, onClose }: Props) {
  const settings = usePreferences(({ preferences }) => preferences?.sources['command']) ?? {}
  const commands = commandsIn(settings)
  const [edited, setEdited] = useState<string>(NEW)
  const [draft, setDraft] = useState(emptyDraft)
  const [link, setLink] = useState('')
  const { trial, save, saveAndTry } = useTrial(settings)
  const choose = (name: string) => {
    setEdited(name)
    setDraft(draftOf(commands.find((one) => one.name === name)))
  }
  const next = (): readonly Command[] => withCommand(commands, edited, draft)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (link.trim() === '') {
      if (await save(next())) onClose()
    } else if (await saveAndTry(next(), draft.name.trim(), link.trim())) setEdited(draft.name.trim())
  }
  const remove = async () => {
    if (await save(commands.filter(({ name }) => name !== edited))) choose(NEW)
  }
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  return (
    <Modal title={texts.settings.title({ label })} onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        {commands.length > 0 && (
          <Select
            label={words.which}
            options={[
              { id: NEW, label: words.another },
              ...commands.map(({ name }) => ({ id: name, label: name })),
            ]}
            value={edited}
            onChange={choose}
          />
        )}
        <div className="source-fields">
          <TextInput
            label={words.name}
            help={words.nameHelp}
            value={draft.name}
            onChange={(name) => set({ name })}
          />
          <TextInput
            label={words.program}
            help={words.programHelp}
            value={draft.program}
            onChange={(program) => set({ program })}
          />
          <TextBox
            label={words.args}
            help={words.argsHelp(braces)}
            rows={ARGUMENT_ROWS}
            value={draft.args}
            onChange={(args) => set({ args })}
          />
          <TextInput
            label={words.progress}
            help={words.progressHelp({ sample: SAMPLE })}
            value={draft.progress}
            onChange={(progress) => set({ progress })}
          />
          <Select
            label={words.result}
            help={words.resultHelp(braces)}
            options={resultOptions()}
            value={draft.result === '' ? UNSET : draft.result}
            onChange={(id) => set({ result: id === UNSET ? '' : id })}
          />
          <TextInput label={words.link} help={words.linkHelp} value={link} onChange={setLink} />
        </div>
        <Outcome trial={trial} />
        <div className="modal-buttons">
          {edited !== NEW && (
            <Button kind="quiet" onPress={() => void remove()}>
              {words.remove}
            </Button>
          )}
          <Button kind="plain" onPress={onClose}>
            {texts.preferences.cancel}
          </Button>
          <Button kind="primary" type="submit" isDisabled={trial.state === 'running'}>
            {link.trim() === '' ? texts.preferences.save : words.tryIt}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const resultOptions = () => [
  { id: UNSET, label: texts.settings.unset },
  { id: 'out', label: words.results.out(braces) },
  { id: 'last-line', label: words.results.last },
  { id: 'any', label: words.results.any },
]

function Outcome({ trial }: { readonly trial: Trial }) {
  switch (trial.state) {
    case 'none':
      return null
    case 'running':
      return <p role="status">{words.trying}</p>
    case 'works':
      return <p role="status">{words.works({ file: trial.file })}</p>
    case 'refused':
      return <Problem text={trial.reason} />
    case 'fails':
      return <Problem text={words.fails({ reason: trial.reason })} />
  }
}

const Problem = ({ text }: { readonly text: string }) => (
  <p className="source-problem" role="alert">
    {text}
  </p>
)
