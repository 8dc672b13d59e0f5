import { MOST_PROBES } from '../../shared/probe.ts'
import { texts } from '../texts.ts'
import { Button } from '../ui/button.tsx'
import type { Probes } from './use-probes.ts'

type Props = {
  readonly probes: Probes
  readonly urls: readonly string[]
}

/** Asks the servers for names and sizes, a few links at a time. Nothing is left to press once all were asked. */
export function LookUp({ probes: { answers, isAsking, look }, urls }: Props) {
  const unasked = urls.filter((url) => answers.get(url)?.isOfNow !== true)
  if (unasked.length === 0 && !isAsking) return null
  const next = Math.min(MOST_PROBES, unasked.length)
  const label = unasked.length === urls.length ? texts.add.look : texts.add.lookMore({ n: next })
  return (
    <Button kind="quiet" isDisabled={isAsking} onPress={() => look(unasked)}>
      {isAsking ? texts.add.lookingUp : label}
    </Button>
  )
}
