import { type FormEvent, useState } from 'react'
import { Tab, TabList, TabPanel, TabPanels, Tabs } from 'react-aria-components'
import { defaultPreferences, type Preferences, PreferencesPatch } from '../../shared/preferences.ts'
import { useAsk } from '../state/engine.tsx'
import { usePreferences } from '../state/preferences.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { useMedia } from '../ui/use-media.ts'
import { check, type Draft, type Field, valueIn } from './fields.ts'
import { PreferenceField } from './preference-field.tsx'
import { sections as allSections } from './sections.ts'
import { useSections } from './use-sections.ts'
import './preferences.css'

const words = texts.preferences
/** Room for the sections beside what is in them. */
const WIDE = '(min-width: 40rem)'

export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const preferences = usePreferences((state) => state.preferences)
  return (
    <Modal title={words.title} isWide onClose={onClose}>
      {preferences && <PreferencesForm preferences={preferences} onClose={onClose} />}
    </Modal>
  )
}

type FormProps = { readonly preferences: Preferences; readonly onClose: () => void }

function PreferencesForm({ preferences, onClose }: FormProps) {
  const ask = useAsk()
  const [draft, setDraft] = useState<Draft>({})
  const isWide = useMedia(WIDE)
  const isUnfit = (field: Field) => 'error' in check(field, valueIn(field, draft, preferences))
  const sections = useSections()
  const unfit = sections.filter(({ fields }) => fields.some(isUnfit))

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (unfit.length > 0) return
    const saved = await ask('setPreferences', patchOf(draft))
    if (!saved) return
    usePreferences.setState({ preferences: saved })
    onClose()
  }

  return (
    <form className="form" onSubmit={(event) => void save(event)}>
      <Tabs className="preferences" orientation={isWide ? 'vertical' : 'horizontal'}>
        <TabList className="preferences-sections" aria-label={words.title}>
          {sections.map((section) => (
            <Tab key={section.name} id={section.name} className="preferences-section">
              {words.sections[section.name]}
              {unfit.includes(section) && (
                <span className="preferences-mark">
                  <span className="visually-hidden">{words.toMend}</span>
                </span>
              )}
            </Tab>
          ))}
        </TabList>
        <TabPanels className="preferences-panels">
          {sections.map(({ name, fields, Panel }) => (
            <TabPanel key={name} id={name} className="preferences-panel">
              {fields.map((field) => (
                <PreferenceField
                  key={field.key}
                  field={field}
                  value={valueIn(field, draft, preferences)}
                  onChange={(value) => setDraft({ ...draft, [field.key]: value })}
                  onReset={() => setDraft({ ...draft, [field.key]: valueIn(field, {}, defaultPreferences) })}
                />
              ))}
              {Panel && <Panel />}
            </TabPanel>
          ))}
        </TabPanels>
      </Tabs>
      <div className="modal-buttons">
        <Button kind="plain" onPress={onClose}>
          {words.cancel}
        </Button>
        <Button kind="primary" type="submit" isDisabled={unfit.length > 0}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

/** What was touched, as its schema has it. */
function patchOf(draft: Draft): PreferencesPatch {
  const touched = allSections.flatMap(({ fields }) => fields).filter(({ key }) => key in draft)
  const values = touched.map((field) => [field.key, check(field, draft[field.key])] as const)
  return PreferencesPatch.parse(
    Object.fromEntries(
      values.flatMap(([key, checked]) => ('value' in checked ? [[key, checked.value]] : [])),
    ),
  )
}
