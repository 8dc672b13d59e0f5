import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HandedIn } from '../../shared/desktop.ts'
import { LONGEST_LINK } from '../../shared/methods.ts'

/** Links begin with it that any page may hand to us. */
export const SCHEME = 'sluice'
const LIST_OF_LINKS = /\.(txt|urls)$/i
const OURS = new RegExp(`^${SCHEME}:`, 'i')

/**
 * What a start was given: links, links of our scheme, and lists of links, as a desktop hands them to a program.
 * Anything else is not for us. `folder`: where relative paths begin.
 */
export function handedIn(args: readonly string[], folder: string): HandedIn {
  const links = args.flatMap((arg) => (OURS.test(arg) ? linksIn(arg) : (webLink(arg) ?? [])))
  return { links, files: args.flatMap((arg) => listPath(arg, folder) ?? []) }
}

/** The links in one of our scheme: `sluice:https://…`, or `sluice://add?url=…` with one or more. */
export function linksIn(url: string): string[] {
  const rest = url.replace(OURS, '')
  const [, query] = /^\/{2}add\/?\?([^#]*)/i.exec(rest) ?? []
  const given = query === undefined ? [rest] : new URLSearchParams(query).getAll('url')
  return given.flatMap((each) => webLink(each) ?? [])
}

/** Only http and https, and of no unheard-of length: whoever wrote it may mean harm. */
function webLink(text: string): string | null {
  if (text.length > LONGEST_LINK || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const { href } = new URL(text)
  // Of what URLs leave as it is, these would end the link in a text.
  return href.replace(/['|^`]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Launchers of Linux may pass a file as file:// URL. One on another machine is refused: Windows would sign in there. */
function listPath(arg: string, folder: string): string | null {
  if (arg.startsWith('-') || !LIST_OF_LINKS.test(arg)) return null
  if (!/^[a-z][a-z\d+.-]+:/i.test(arg) || isAbsolute(arg)) return resolve(folder, arg)
  return /^file:\/\/\//i.test(arg) ? pathOf(arg) : null
}

function pathOf(url: string): string | null {
  try {
    return fileURLToPath(url)
  } catch {
    return null
  }
}
