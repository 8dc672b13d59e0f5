import { Plus, Trash2 } from 'lucide-react'
import { FolderRule, folderFields } from '../../shared/folder-rules.ts'
import { issueWords } from '../issue-words.ts'
import { useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextInput } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import type { EditorProps } from './fields.ts'
import './folder-rules.css'

const words = texts.preferences.rules
const ANY = 'any'
const fields = folderFields.map((field) => `{${field}}`).join(', ')

/** Where downloads go by what they are: a line for each rule. */
export function FolderRules({ label, help, value, onChange }: EditorProps<FolderRule[]>) {
  const replace = (at: number, ...rules: FolderRule[]) => onChange(value.toSpliced(at, 1, ...rules))
  return (
    <fieldset className="folder-rules">
      <legend className="field-label">{label}</legend>
      {value.map((rule, at) => (
        <Rule
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all a rule is known by while it is typed.
          key={at}
          n={at + 1}
          rule={rule}
          onChange={(changed) => replace(at, changed)}
          onRemove={() => replace(at)}
        />
      ))}
      <Button kind="plain" onPress={() => onChange([...value, { folder: '' }])}>
        <Plus aria-hidden size={15} />
        {words.add}
      </Button>
      <p className="field-help">
        {help} {words.fieldsHelp({ fields })}
      </p>
    </fieldset>
  )
}

type RuleProps = {
  readonly n: number
  readonly rule: FolderRule
  readonly onChange: (rule: FolderRule) => void
  readonly onRemove: () => void
}

function Rule({ n, rule, onChange, onRemove }: RuleProps) {
  const sources = useLanes((lanes) => lanes.sources)
  const options = [
    { id: ANY, label: words.anySource },
    ...sources.map(({ name, label }) => ({ id: name, label })),
  ]
  return (
    <fieldset className="folder-rule" aria-label={words.rule({ n })}>
      <Select
        label={words.source}
        options={options}
        value={rule.source ?? ANY}
        onChange={(id) => onChange(changed(rule, { source: id === ANY ? undefined : id }))}
      />
      <TextInput
        label={words.host}
        value={rule.host ?? ''}
        placeholder="example.org"
        onChange={(host) => onChange(changed(rule, { host: host.trim() || undefined }))}
        error={errorOf(rule, 'host')}
      />
      <TextInput
        label={words.types}
        value={rule.types?.join(', ') ?? ''}
        placeholder={words.typesHint}
        onChange={(types) => onChange(changed(rule, { types: typesIn(types) }))}
        error={errorOf(rule, 'types')}
      />
      <TextInput
        label={words.folder}
        value={rule.folder}
        placeholder="Music/{source}"
        onChange={(folder) => onChange({ ...rule, folder })}
        error={rule.folder === '' ? null : errorOf(rule, 'folder')}
      />
      <IconButton label={words.remove({ n })} onPress={onRemove}>
        <Trash2 aria-hidden size={15} />
      </IconButton>
    </fieldset>
  )
}

type Change = { readonly [K in Exclude<keyof FolderRule, 'folder'>]?: FolderRule[K] | undefined }

/** What is set to undefined is left out: any fits. */
function changed(rule: FolderRule, change: Change): FolderRule {
  const entries = Object.entries({ ...rule, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as FolderRule
}

function typesIn(text: string): string[] | undefined {
  const types = text.split(',').map((type) => type.trim().replace(/^\./, ''))
  return types.some((type) => type !== '') ? types : undefined
}

function errorOf(rule: FolderRule, key: keyof FolderRule): string | null {
  const { error } = FolderRule.safeParse(rule)
  const issue = error?.issues.find(({ path }) => path[0] === key)
  return issue ? issueWords(issue) : null
}
