import { FolderRule, folderByRules, folderFields } from '../../shared/folder-rules.ts'
import { issueWords } from '../issue-words.ts'
import { useDownloadDir } from '../state/download-dir.ts'
import { engineClock } from '../state/engine-clock.ts'
import { useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import { TextInput } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import type { EditorProps } from './fields.ts'
import { RuleList } from './rule-list.tsx'
import './folder-rules.css'

const words = texts.preferences.rules
const ANY = 'any'
const fields = folderFields.map((field) => `{${field}}`).join(', ')

/** Where downloads go by what they are: a line for each rule. */
export function FolderRules({ label, help, value, onChange }: EditorProps<FolderRule[]>) {
  const base = useDownloadDir()
  return (
    <RuleList
      label={label}
      rules={value}
      blank={{ folder: '' }}
      words={{ add: words.add, rule: words.rule, remove: words.remove }}
      className="folder-rule"
      below={
        <p className="field-help">
          {help} {texts.said['folder-fields']({ fields })}
        </p>
      }
      onChange={onChange}
    >
      {(rule, onRule) => <RuleFields rule={rule} base={base} onChange={onRule} />}
    </RuleList>
  )
}

type FieldsProps = {
  readonly rule: FolderRule
  /** The folder for downloads; null until it is known. */
  readonly base: string | null
  readonly onChange: (rule: FolderRule) => void
}

function RuleFields({ rule, base, onChange }: FieldsProps) {
  const sources = useLanes((lanes) => lanes.sources)
  const example = exampleOf(rule, base)
  const options = [
    { id: ANY, label: words.anySource },
    ...sources.map(({ name, label }) => ({ id: name, label })),
  ]
  return (
    <>
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
      {example !== undefined && (
        <p className="field-help folder-example">{words.example({ folder: example })}</p>
      )}
    </>
  )
}

/** Where a download that the rule fits would go now. */
function exampleOf({ source = 'http', host = 'example.org', folder }: FolderRule, base: string | null) {
  if (folder === '' || base === null) return undefined
  const url = { hostname: host, pathname: '/' }
  return folderByRules([{ folder }], { source, url, addedAt: engineClock.now() }, base)
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
