import { createWords } from '../shared/words.ts'
import { en } from './texts/en/en.ts'

/** Every word of the window that is not the engine's own, in the language it speaks. */
export const { words: texts, speak } = createWords(en)
