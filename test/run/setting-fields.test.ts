import { expect, it } from 'vitest'
import { z } from 'zod'
import { settingFields } from '../../electron/run/setting-fields.ts'

it('each kind of setting has its field, in the words of its maker where there are any', () => {
  const settings = z.strictObject({
    api: z.url().optional().meta({ title: 'Address', description: 'Where the archive is.' }),
    pages: z.int().min(1).default(3),
    share: z.number().optional(),
    quality: z.enum(['best', 'small']).default('best'),
    subtitles: z.boolean().optional().describe('If there are any.'),
    mirrors: z.array(z.url()).optional(),
  })
  expect(settingFields(settings)).toEqual([
    { kind: 'text', key: 'api', label: 'Address', help: 'Where the archive is.' },
    { kind: 'number', key: 'pages', label: 'pages' },
    { kind: 'number', key: 'share', label: 'share' },
    { kind: 'choice', key: 'quality', label: 'quality', options: ['best', 'small'] },
    { kind: 'switch', key: 'subtitles', label: 'subtitles', help: 'If there are any.' },
    { kind: 'lines', key: 'mirrors', label: 'mirrors' },
  ])
})

it('what no form can show is left out, and the rest is there', () => {
  const settings = z.object({
    nested: z.object({ a: z.string() }).optional(),
    numbers: z.array(z.number()).optional(),
    either: z.union([z.string(), z.number()]).optional(),
    made: z.transform((value) => value).optional(),
    key: z.string().optional(),
  })
  expect(settingFields(settings).map(({ key }) => key)).toEqual(['key'])
})

it('settings that are no object, or of another library, have no form', () => {
  expect(settingFields(z.record(z.string(), z.string()))).toEqual([])
  const foreign = { safeParse: () => ({ success: true, data: {} }) }
  expect(settingFields(foreign as unknown as z.ZodType)).toEqual([])
})
