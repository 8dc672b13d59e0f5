/** Bytes. What is smaller is there before another connection, or a note of how much has come, would have helped. */
const SMALL = 1024 * 1024

/** `size`: null while unknown. */
export const isSmall = (size: number | null): boolean => size !== null && size < SMALL
