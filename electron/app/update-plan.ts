/** How far a newer version has come. */
export type UpdateState =
  | { readonly is: 'unknown' }
  | { readonly is: 'offered'; readonly version: string }
  /** Asked for; it is fetched as soon as nothing downloads. */
  | { readonly is: 'wanted'; readonly version: string }
  | { readonly is: 'fetching'; readonly version: string }
  /** Installed when the app ends. */
  | { readonly is: 'ready'; readonly version: string }

export type UpdateCircumstances = {
  /** Active downloads. */
  readonly active: number
  /** Whether the person lets the app look by itself. */
  readonly isAutomatic: boolean
  /** Ms since it last looked; infinite: never. */
  readonly sinceCheck: number
}

export const CHECK_EVERY_MS = 24 * 60 * 60 * 1_000

/**
 * What the updater does next by itself. While anything downloads: nothing, and what it fetches is let go, since
 * a person's downloads are worth more than ours.
 */
export function nextUpdateStep(
  state: UpdateState,
  { active, isAutomatic, sinceCheck }: UpdateCircumstances,
): 'check' | 'fetch' | 'let-go' | null {
  if (active > 0) return state.is === 'fetching' ? 'let-go' : null
  if (state.is === 'wanted') return 'fetch'
  return state.is === 'unknown' && isAutomatic && sinceCheck >= CHECK_EVERY_MS ? 'check' : null
}
