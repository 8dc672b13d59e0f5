/** A picture that the build writes into the script, as a data URL. */
declare module '*?inline' {
  const url: string
  // biome-ignore lint/style/noDefaultExport: as Vite gives it.
  export default url
}
