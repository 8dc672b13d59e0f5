import { SqliteRepository } from '../../electron/store/sqlite-repository.ts'
import { makeSaved } from '../helpers/make-saved.ts'

/** Puts so many downloads of example.org that wait into a database nobody has open. */
export function fillQueue(path: string, count: number): void {
  const repository = SqliteRepository.open({ path })
  repository.load()
  const put = Array.from({ length: count }, (_, n) =>
    makeSaved({ displayName: `file-${n}.bin`, order: n + 1, lane: 'http:example.org' }),
  )
  repository.save({ put, drop: [], lanes: [], dropLanes: [], log: [] })
  repository.close()
}
