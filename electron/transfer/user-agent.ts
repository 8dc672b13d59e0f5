/** The version is package.json's; a test holds them together, since a bundle has no package.json beside it. */
export const userAgent = 'Sluice/0.1.0'
