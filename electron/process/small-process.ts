/**
 * What the flags below were measured with. They are V8's own and change with it, and Node does not start with one it
 * does not know.
 */
const MEASURED = /^13\.6\./

/**
 * They have V8 prefer a small process to a fast one: a download process reads and writes, and there may be many. At
 * full speed one holds 65 MB with them and 90 without, over sixteen connections 100, and takes the same time.
 */
const flags = [
  // Garbage is cleared away before more memory is taken: after a thousand small files, 73 MB in place of 81.
  '--optimize-for-size',
  // Nearly all objects live for one read: what they are in need not grow from 1 MB to 16.
  '--max-semi-space-size=1',
  // The optimizing compilers take 15 MB to make faster what runs a few thousand times in a download. Loops, and what
  // runs more often than that, are still theirs.
  '--invocation-count-for-maglev=100000',
  '--invocation-count-for-turbofan=100000',
  // The HTTP library's parser is WebAssembly: compiled anew, after some fifty answers' headers, it takes 15 MB.
  '--no-wasm-tier-up',
  '--no-wasm-dynamic-tiering',
  // Threads that would compile and collect beside it.
  '--v8-pool-size=1',
]

/** How Node is to be started for a download process. `v8`: its version, as in `process.versions`. */
export const smallProcess = (v8: string): readonly string[] => (MEASURED.test(v8) ? flags : [])

/** For glibc: one piece of memory for all threads to take from. `entry.ts` takes it out again, tools are to have none of it. */
export const smallEnvironment = { MALLOC_ARENA_MAX: '1' } as const
