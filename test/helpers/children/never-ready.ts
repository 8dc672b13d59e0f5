import { hear } from './parent.ts'

// A download process that lives and says nothing, whatever it is told.
hear(() => {})
setInterval(() => {}, 1_000)
