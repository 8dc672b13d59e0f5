import { expect, it } from 'vitest'
import { changes, makeSaved } from '../helpers/make-saved.ts'
import { MemoryRepository } from '../helpers/memory-repository.ts'
import { repositorySuite } from './repository-suite.ts'

repositorySuite(() => {
  const repository = new MemoryRepository()
  return { repository, restart: () => repository, [Symbol.dispose]: () => {} }
})

it('a save that fails keeps nothing', () => {
  const repository = new MemoryRepository()
  repository.failWith = new Error('disk full')
  expect(() => repository.save(changes({ put: [makeSaved()] }))).toThrow('disk full')
  expect(repository.load().downloads).toEqual([])
  expect(repository.saves).toEqual([])
})
