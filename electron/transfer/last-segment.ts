/** The last part of a URL's path, decoded where that can be done; '' when the path ends in a slash. */
export function lastSegment(url: URL): string {
  const segment = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
