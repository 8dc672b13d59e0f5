/** Name and password travel in a header, and a fragment not at all. */
export function bare(url: URL): URL {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  bare.hash = ''
  return bare
}
