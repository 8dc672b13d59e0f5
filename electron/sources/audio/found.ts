/** What a file says of itself, held against what is there. */
export type Found = {
  /** False: it ends before it should. */
  readonly isWhole: boolean
  /** Its length; null when it does not say. */
  readonly seconds: number | null
}
