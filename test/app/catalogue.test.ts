import { catalogues } from '../../electron/app/texts.ts'
import { itIsSpoken } from '../helpers/catalogue-checks.ts'

itIsSpoken({ catalogues, sameEverywhere: new Set(['product']), folder: 'electron' })
