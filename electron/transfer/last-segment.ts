import { decoded } from './decoded.ts'

/** The last part of a URL's path, decoded where that can be done; '' when the path ends in a slash. */
export const lastSegment = ({ pathname }: URL): string =>
  decoded(pathname.slice(pathname.lastIndexOf('/') + 1))
