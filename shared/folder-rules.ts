import { z } from 'zod'
import { fault } from './fault.ts'
import { oneLine } from './header-text.ts'
import { say } from './said.ts'

/** Fields a folder may be made of. `source`, `host`, and of the day it was added `year`, `month`, `day`. */
export const folderFields = ['source', 'host', 'year', 'month', 'day'] as const
type FolderField = (typeof folderFields)[number]

const FIELD = /\{([^{}]*)\}/g
const isField = (name: string): name is FolderField => folderFields.some((field) => field === name)
const isAbsolute = (folder: string) => /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(folder)
const parts = (folder: string) => folder.split(/[\\/]/)

/** `Music/{source}`: a folder below the one for downloads, or an absolute one. */
const FolderTemplate = oneLine(z.string().trim().max(1_000))
  .refine((folder) => folder !== '', fault(say('name-a-folder')))
  .refine((folder) => !parts(folder).includes('..'), fault(say('folder-leads-out')))
  .refine(
    (folder) => [...folder.matchAll(FIELD)].every(([, name = '']) => isField(name)),
    fault(say('folder-fields', { fields: folderFields.map((field) => `{${field}}`).join(', ') })),
  )

/** Downloads of this kind go to this folder. What is left out fits any. */
export const FolderRule = z.strictObject({
  /** A source's name. */
  source: z.string().min(1).optional(),
  /** A host, or all below it: `example.org` fits `cdn.example.org` too. */
  host: z.string().trim().toLowerCase().min(1).max(255).optional(),
  /** Endings of the name in the link, without a dot: `["mp3", "flac"]`. */
  types: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .refine((type) => /^[^.\s/\\]+$/.test(type), fault(say('no-ending'))),
    )
    .min(1)
    .max(100)
    .optional(),
  folder: FolderTemplate,
})
export type FolderRule = z.infer<typeof FolderRule>

/** What of a URL counts. */
type Link = { readonly hostname: string; readonly pathname: string }

/** What of a download decides its folder. */
export type Placed = {
  readonly source: string
  /** Null for what is no link. */
  readonly url: Link | null
  /** Ms since the epoch; the day is that of this machine's time zone. */
  readonly addedAt: number
}

/**
 * Where the first rule that fits puts a download, absolute; undefined: no rule fits.
 *
 * @param base the folder for downloads, absolute, which relative folders are below
 */
export function folderByRules(
  rules: readonly FolderRule[],
  placed: Placed,
  base: string,
): string | undefined {
  const rule = rules.find((one) => fits(one, placed))
  if (!rule) return undefined
  const values = valuesOf(placed)
  const folder = rule.folder.replaceAll(FIELD, (whole, name: string) =>
    isField(name) ? values[name] : whole,
  )
  return isAbsolute(folder) ? folder : `${base.replace(/[\\/]+$/, '')}/${folder}`
}

function fits({ source, host, types }: FolderRule, { source: of, url }: Placed): boolean {
  if (source !== undefined && source !== of) return false
  if (host !== undefined && url?.hostname !== host && !url?.hostname.endsWith(`.${host}`)) return false
  return types === undefined || types.includes(endingOf(url))
}

/** Of the name in the link, in lower case; empty: it has none. */
function endingOf(url: Link | null): string {
  const name = url?.pathname.split('/').at(-1) ?? ''
  return /\.([^.%]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

function valuesOf({ source, url, addedAt }: Placed): Record<FolderField, string> {
  const day = new Date(addedAt)
  return {
    source: named(source),
    host: named(url?.hostname ?? ''),
    year: String(day.getFullYear()),
    month: String(day.getMonth() + 1).padStart(2, '0'),
    day: String(day.getDate()).padStart(2, '0'),
  }
}

/** One name in a folder on any system: nothing in it that leads elsewhere. */
const named = (value: string): string =>
  value.replaceAll(/[^\w.-]/g, '_').replace(/^\.+|\.+$/g, '') || 'other'
