/** One spelling for texts that look the same to a person who searches. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase()
