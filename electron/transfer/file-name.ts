import filenamify from 'filenamify'

/** What file systems take at most: 255 bytes (ext4, APFS, NTFS counts UTF-16 units), less ` (9999)` and `.part`. */
const LONGEST_BYTES = 255 - ' (9999)'.length - '.part'.length
/** A longer "extension" is a sentence with a dot in it. */
const LONGEST_EXTENSION_BYTES = 32

/**
 * `name` as a file may be called on Windows, macOS and Linux alike, whoever made it up: no path, no
 * control or direction-changing characters, no device name, not hidden, NFC, at most 243 bytes of UTF-8.
 * Never empty: `fallback` when nothing is left.
 */
export function safeName(name: string, fallback = 'download'): string {
  const visible = filenamify(name.toWellFormed().replace(/\p{Cc}/gu, ''), {
    replacement: '_',
    maxLength: Number.POSITIVE_INFINITY,
  }).replace(/^[.\s]+/, '')
  const safe = withoutDeviceName(trimmed(shortened(visible)))
  return /[^_\s.]/.test(safe) ? safe : fallback
}

/** `film.mkv`, 1 → `film (1).mkv`; 0 changes nothing. */
export function numbered(name: string, number: number): string {
  if (number === 0) return name
  const { stem, extension } = split(name)
  return `${stem} (${number})${extension}`
}

/** `title` with the extension that `name` has, unless it ends in that already. */
export function titled(title: string, name: string): string {
  const extension = extensionIn(name)
  return title.toLowerCase().endsWith(extension.toLowerCase()) ? title : title + extension
}

/** With its dot; '' when there is none. */
export const extensionIn = (name: string): string => split(name).extension

/** `.tar.gz` and its like count as one extension. */
function split(name: string): { stem: string; extension: string } {
  const extension = /(?:\.tar)?\.[^.\s]+$/i.exec(name)?.[0] ?? ''
  if (extension === name || Buffer.byteLength(extension) > LONGEST_EXTENSION_BYTES) {
    return { stem: name, extension: '' }
  }
  return { stem: name.slice(0, name.length - extension.length), extension }
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_BYTES) return name
  const { stem, extension } = split(name)
  let room = LONGEST_BYTES - Buffer.byteLength(extension)
  let kept = ''
  for (const character of stem) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    kept += character
  }
  return trimmed(kept) + extension
}

/** Windows drops them silently, so that `a.` would be `a`. */
const trimmed = (name: string): string => name.replace(/[. ]+$/, '')

/** filenamify knows them too, but not those that cutting or trimming made. */
const withoutDeviceName = (name: string): string =>
  /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:\.|$)/i.test(name) ? `_${name}` : name
