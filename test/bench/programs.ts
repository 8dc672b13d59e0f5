import { join } from 'node:path'
import { cliPath } from '../e2e/running-sluice.ts'
import type { Command } from './measured-run.ts'

/** What is to be downloaded, and how. */
export type Order = {
  readonly urls: readonly string[]
  /** A file with all of them, one a line. */
  readonly list: string
  readonly dir: string
  readonly connections?: number
  readonly jobs?: number
  /** PEM file of the authority to trust. */
  readonly authority?: string
}

/** A program that downloads, and how it is told to. */
export type Program = (order: Order) => Command

export const sluice: Program = ({ list, dir, connections, jobs, authority }) => ({
  args: [
    ...[process.execPath, cliPath, 'get', '-d', dir, '-i', list],
    ...(connections === undefined ? [] : ['-x', `${connections}`]),
    ...(jobs === undefined ? [] : ['-j', `${jobs}`]),
  ],
  // Never this machine's own settings.
  env: {
    SLUICE_DATA_DIR: join(dir, '..', 'data'),
    ...(authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: authority }),
  },
})

export const curl: Program = ({ urls, dir, jobs, authority }) => ({
  args: [
    ...['curl', '-q', '--silent', '--show-error', '--fail', '--output-dir', dir, '--remote-name-all'],
    ...(jobs === undefined ? [] : ['--parallel', '--parallel-max', `${jobs}`]),
    ...(authority === undefined ? [] : ['--cacert', authority]),
    ...urls,
  ],
})

export const wget: Program = ({ list, dir, authority }) => ({
  args: [
    ...['wget', '--no-config', '--quiet', '--directory-prefix', dir, '--input-file', list],
    ...(authority === undefined ? [] : [`--ca-certificate=${authority}`]),
  ],
})

/** With `connections` in place of the order's. */
export const aria2c =
  (connections?: number): Program =>
  ({ list, dir, connections: ordered = connections ?? 1, jobs = 1, authority }) => ({
    args: [
      ...['aria2c', '--no-conf', '--quiet', `--dir=${dir}`, `--input-file=${list}`, '-k1M'],
      ...[`-x${ordered}`, `-s${ordered}`, `-j${jobs}`],
      ...(authority === undefined ? [] : [`--ca-certificate=${authority}`]),
    ],
  })
