import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sources } from '../../electron/sources/registry.ts'
import { formOf, settingsWith, sourceFields, typedOf } from '../../renderer/sources/source-fields.ts'

const { youtube = [], hifi = [], tidal = [] } = sourceFields

it('what is typed becomes a setting of its kind, and what is left empty is not set', () => {
  const before = { kind: 'audio', subtitles: ['de'], embedMetadata: true, somethingElse: 7, toolPath: '/a' }
  const typed = {
    ...{
      kind: '',
      maxHeight: '1080',
      format: 'bv*',
      filesBeside: 'subtitles, metadata',
      subtitles: 'en, pt-BR  de',
      embedMetadata: false,
    },
    ...{ embedThumbnail: true, toolPath: '  ' },
  }
  expect(settingsWith(before, youtube, typed)).toEqual({
    ...{ maxHeight: 1_080, subtitles: ['en', 'pt-BR', 'de'], embedThumbnail: true },
    ...{ format: 'bv*', filesBeside: ['subtitles', 'metadata'] },
    // Nothing of the form, and kept.
    somethingElse: 7,
  })
  const servers = ' https://a.example/x \n\nhttps://b.example'
  expect(settingsWith({}, hifi, { servers })).toEqual({
    servers: ['https://a.example/x', 'https://b.example'],
  })
  expect(settingsWith({ quality: 4 }, tidal, { quality: '0' })).toEqual({ quality: 0 })
})

it('a setting stands in its control as it would be typed', () => {
  const shown = (name: string, settings: object) =>
    (sourceFields[name] ?? []).map((field) => typedOf(field, settings as never))
  expect(shown('hifi', { servers: ['https://a.example', 'https://b.example'] })).toEqual([
    'https://a.example\nhttps://b.example',
    '',
    '',
  ])
  const set = { subtitles: ['en', 'de'], maxHeight: 720, filesBeside: ['subtitles', 'thumbnail'] }
  expect(shown('youtube', { ...set, embedThumbnail: true })).toEqual([
    ...['', '', '720', '', 'en, de', false, 'subtitles, thumbnail', false],
    ...[false, true, '', '', '', ''],
  ])
})

it('the form of a plugin is as its maker has worded it', () => {
  const form = formOf({
    ...{ name: 'archive', label: 'Archive', aliases: [], policy: { concurrency: 1, delay: 0 } },
    ...{ hostLanes: false, setup: { ready: null } },
    fields: [
      { kind: 'text', key: 'api', label: 'Address', help: 'Where it is.' },
      { kind: 'number', key: 'pages', label: 'Pages' },
      { kind: 'choice', key: 'quality', label: 'Quality', options: ['best', 'small'] },
      { kind: 'lines', key: 'mirrors', label: 'Mirrors' },
    ],
  })
  expect(form.map(({ label }) => label)).toEqual(['Address', 'Pages', 'Quality', 'Mirrors'])
  const typed = { api: ' https://a.example ', pages: '12', quality: 'small', mirrors: 'a\nb' }
  expect(settingsWith({ nested: { kept: true } }, form, typed)).toEqual({
    ...{ nested: { kept: true }, api: 'https://a.example', pages: 12, quality: 'small', mirrors: ['a', 'b'] },
  })
  // For the plugin to refuse: it knows in which words.
  expect(settingsWith({}, form, { pages: 'many' })).toEqual({ pages: 'many' })
})

it('nothing typed changes nothing', () => {
  const settings = { kind: 'video', somethingElse: 7 }
  expect(settingsWith(settings, youtube, {})).toEqual(settings)
})

describe.each(sources.filter(({ name }) => name !== 'command'))('every setting of $name', (source) => {
  const settings = Object.entries(z.instanceof(z.ZodObject).parse(source.settings).shape)
  const fields = sourceFields[source.name] ?? []

  it('has a field', () => {
    const named = fields.map(({ key }) => key)
    expect(named.toSorted()).toEqual(settings.map(([key]) => key).sort())
  })

  it('can be given every value there is to choose', () => {
    for (const [key, schema] of settings) {
      const field = fields.find((each) => each.key === key)
      const wanted = valuesOf(schema)
      if (field?.kind !== 'choice' && field?.kind !== 'several') expect(wanted, key).toEqual([])
      else
        expect(
          field
            .options()
            .map(({ id }) => id)
            .sort(),
          key,
        ).toEqual(wanted)
    }
  })
})

/** What a setting may be where that is a list: of it, or of what it is an array of. */
function valuesOf(schema: unknown): string[] {
  if (schema instanceof z.ZodOptional) return valuesOf(schema.unwrap())
  if (schema instanceof z.ZodArray) return valuesOf(schema.element)
  return schema instanceof z.ZodEnum ? schema.options.map(String).sort() : []
}
