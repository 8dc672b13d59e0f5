import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { format } from '../format.ts'
import { type Stage, stages } from '../state/mirror.ts'
import { useCount, useRecords } from '../state/records.ts'
import { changeView, useWindow } from '../state/window.ts'
import { texts } from '../texts.ts'

type Choice = Stage | 'all'

export function StageFilter() {
  const stage = useWindow(({ view }) => view.stage)
  const hasCancelled = useCount('cancelled') > 0 || stage === 'cancelled'
  const choices: Choice[] = ['all', ...stages.filter((each) => each !== 'cancelled' || hasCancelled)]
  return (
    <ToggleButtonGroup
      className="stages"
      aria-label={texts.stages.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[stage]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice))
        if (chosen) changeView({ stage: chosen })
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice} id={choice} className="stage" data-stage={choice}>
          {texts.stages[choice]} <Count choice={choice} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

function Count({ choice }: { readonly choice: Choice }) {
  const count = useRecords(({ mirror }) => (choice === 'all' ? mirror.size : mirror.counts[choice]))
  return <span className="stage-count">{format.count(count)}</span>
}
