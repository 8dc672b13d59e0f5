/** Languages the window speaks, by BCP 47 tag. `zh` is written in simplified characters. */
export const languages = ['en', 'de', 'es', 'fr', 'ja', 'zh', 'ar'] as const
export type Language = (typeof languages)[number]
