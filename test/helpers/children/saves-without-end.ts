import { SqliteRepository } from '../../../electron/store/sqlite-repository.ts'
import { changes, makeSaved } from '../make-saved.ts'

// Saves one download after the other and says the id of each once it is saved, until it is killed.
const repository = SqliteRepository.open({ path: process.argv[2] ?? '' })
repository.load()
let order = 0
function saveNext(): void {
  order += 1
  const saved = makeSaved({ order })
  repository.save(changes({ put: [saved], log: [{ id: saved.record.id, time: order, text: 'saved' }] }))
  process.send?.(saved.record.id)
  setImmediate(saveNext)
}
saveNext()
process.on('disconnect', () => process.exit(0))
