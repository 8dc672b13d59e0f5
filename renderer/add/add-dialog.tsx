import { type FormEvent, useDeferredValue, useMemo, useState } from 'react'
import { MOST_LINKS, type ParamsOf } from '../../shared/methods.ts'
import { useDownloadDir } from '../state/download-dir.ts'
import { useBridge } from '../state/engine.tsx'
import { useLanes } from '../state/lanes.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import { TextBox, TextInput } from '../ui/field.tsx'
import { Modal } from '../ui/modal.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { findLinks, type Known, linksToAdd } from './links.ts'
import { LinksForecast } from './links-forecast.tsx'
import { LinksSummary } from './links-summary.tsx'
import { LookUp } from './look-up.tsx'
import { MatchList } from './match-list.tsx'
import { titlesIn, titlesParam } from './titles.ts'
import { type Matches, useMatches } from './use-matches.ts'
import { useProbes } from './use-probes.ts'
import './add.css'

const AUTOMATIC = 'automatic'
const NO_TITLES: ReadonlyMap<string, string> = new Map()

type Props = { readonly initialText: string; readonly onClose: () => void }

export function AddDialog({ initialText, onClose }: Props) {
  const downloadDir = useDownloadDir()
  const [text, setText] = useState(initialText)
  const [source, setSource] = useState(AUTOMATIC)
  const [dir, setDir] = useState('')
  const [known, setKnown] = useState<Known>('skip')
  const [fillsIn, setFillsIn] = useState(true)
  const [isNamed, setIsNamed] = useState(true)
  const { found, titles, matches, isTooMany } = useFound(text, source, fillsIn)
  const taken = isNamed ? titles : NO_TITLES
  const chosen = useMemo(
    () => (matches.kind === 'known' ? linksToAdd(matches.list, known) : found.links),
    [matches, known, found],
  )
  const forecastOf = useMemo(() => ({ urls: [...chosen], ...sourceParam(source) }), [chosen, source])
  const { add, isBusy, refusal } = useAdd(onClose)
  const probes = useProbes({ ...sourceParam(source), ...dirParam(dir) }, taken)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void add({ dir, source, known, found: found.links, titles: taken, matches })
  }

  return (
    <Modal title={texts.add.title} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextBox
          label={texts.add.links}
          rows={found.links.length > 0 ? 5 : 8}
          value={text}
          onChange={setText}
          placeholder={texts.add.placeholder}
          error={isTooMany ? texts.add.tooMany({ n: found.links.length, most: MOST_LINKS }) : null}
          autoFocus
        />
        {found.ranged > 0 && (
          <Switch isOn={fillsIn} onChange={setFillsIn} help={texts.add.rangesHelp}>
            {texts.add.ranges}
          </Switch>
        )}
        {titles.size > 0 && (
          <Switch isOn={isNamed} onChange={setIsNamed} help={texts.add.titlesHelp}>
            {texts.add.titles({ n: titles.size })}
          </Switch>
        )}
        <LinksSummary
          text={text}
          found={found}
          matches={matches}
          toAdd={chosen.length}
          known={known}
          onKnown={setKnown}
        />
        {isListed(matches) && (
          <MatchList
            links={found.links}
            matches={matches}
            titles={taken}
            known={known}
            hasFolder={dir.trim() !== ''}
            probes={probes.answers}
          />
        )}
        {chosen.length > 0 && <LookUp probes={probes} urls={chosen} />}
        {isListed(matches) && chosen.length > 0 && (
          <LinksForecast question={matches.kind === 'known' ? forecastOf : null} />
        )}
        <div className="form-pair">
          <SourceChoice value={source} onChange={setSource} />
          <TextInput
            label={texts.add.folder}
            value={dir}
            onChange={setDir}
            help={downloadDir ? texts.add.folderDefault({ dir: downloadDir }) : texts.add.folderHelp}
          />
        </div>
        {refusal !== null && (
          <p className="refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="modal-buttons">
          <Button kind="plain" onPress={onClose}>
            {texts.add.cancel}
          </Button>
          <Button kind="primary" type="submit" isDisabled={chosen.length === 0 || isTooMany || isBusy}>
            {texts.add.submit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const isListed = (matches: Matches) => matches.kind === 'asking' || matches.kind === 'known'

/** The links in the text, and what the engine would make of them. */
function useFound(text: string, source: string, fillsIn: boolean) {
  // A paste of thousands shows first and is read through afterwards.
  const settled = useDeferredValue(text)
  const found = useMemo(() => findLinks(settled, fillsIn), [settled, fillsIn])
  const titles = useMemo(() => {
    const links = new Set(found.links)
    return new Map([...titlesIn(settled)].filter(([link]) => links.has(link)))
  }, [settled, found])
  const isTooMany = found.links.length > MOST_LINKS
  const question = useMemo(
    () => (found.links.length === 0 || isTooMany ? null : { urls: [...found.links], ...sourceParam(source) }),
    [found, isTooMany, source],
  )
  return { found, titles, isTooMany, matches: useMatches(question) }
}

type Choice = {
  readonly dir: string
  readonly source: string
  readonly known: Known
  readonly found: readonly string[]
  readonly titles: ReadonlyMap<string, string>
  readonly matches: Matches
}

function useAdd(onDone: () => void) {
  const bridge = useBridge()
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const add = async ({ dir, source, known, found, titles, matches }: Choice) => {
    setIsBusy(true)
    setRefusal(null)
    const params = { ...sourceParam(source), ...dirParam(dir) }
    try {
      // Whoever is faster than the answer still gets no doubles.
      const list =
        matches.kind === 'known'
          ? matches.list
          : await bridge.call('matchLinks', { urls: [...found], ...sourceParam(source) })
      const urls = linksToAdd(list, known)
      if (urls.length > 0) await bridge.call('add', { urls, ...titlesParam(titles, urls), ...params })
      onDone()
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
      setIsBusy(false)
    }
  }
  return { add, isBusy, refusal }
}

const sourceParam = (source: string): Pick<ParamsOf<'add'>, 'source'> =>
  source === AUTOMATIC ? {} : { source }

const dirParam = (dir: string): Pick<ParamsOf<'add'>, 'dir'> => (dir.trim() === '' ? {} : { dir: dir.trim() })

type SourceChoiceProps = { readonly value: string; readonly onChange: (source: string) => void }

function SourceChoice({ value, onChange }: SourceChoiceProps) {
  const sources = useLanes((lanes) => lanes.sources)
  const options = [
    { id: AUTOMATIC, label: texts.add.automatic },
    ...sources.map(({ name, label }) => ({ id: name, label })),
  ]
  return <Select label={texts.add.source} options={options} value={value} onChange={onChange} />
}
