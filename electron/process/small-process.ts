/**
 * What the flags below were measured with. They are V8's own and change with it, and Node does not start with one it
 * does not know.
 */
const MEASURED = /^13\.6\./

/**
 * They have V8 prefer a small process to a fast one: a download process reads and writes, and there may be many. At
 * full speed one holds 70 MB with them and 90 without, over sixteen connections 100, and takes the same time.
 */
const flags = [
  // Nearly all objects live for one read: what they are in need not grow from 1 MB to 16.
  '--max-semi-space-size=1',
  // The optimizing compilers take 15 MB to make faster what runs a few thousand times in a download. Loops, and what
  // runs more often than that, are still theirs, and so is the HTTP library's parser.
  '--invocation-count-for-maglev=100000',
  '--invocation-count-for-turbofan=100000',
  '--wasm-tiering-budget=500000000',
]

/** How Node is to be started for a download process. `v8`: its version, as in `process.versions`. */
export const smallProcess = (v8: string): readonly string[] => (MEASURED.test(v8) ? flags : [])
