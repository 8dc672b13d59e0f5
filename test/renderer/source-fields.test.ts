import { expect, it } from 'vitest'
import { settingsWith, sourceFields, typedOf } from '../../renderer/sources/source-fields.ts'

const { youtube = [], hifi = [], tidal = [] } = sourceFields

it('what is typed becomes a setting of its kind, and what is left empty is not set', () => {
  const before = { kind: 'audio', subtitles: ['de'], embedMetadata: true, format: 'best', toolPath: '/a' }
  const typed = {
    ...{ kind: '', maxHeight: '1080', subtitles: 'en, pt-BR  de', embedMetadata: false },
    ...{ embedThumbnail: true, toolPath: '  ' },
  }
  expect(settingsWith(before, youtube, typed)).toEqual({
    ...{ maxHeight: 1_080, subtitles: ['en', 'pt-BR', 'de'], embedThumbnail: true },
    // Nothing of the form, and kept.
    format: 'best',
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
  expect(shown('youtube', { subtitles: ['en', 'de'], maxHeight: 720, embedThumbnail: true })).toEqual([
    ...['', '', '720', 'en, de', false, true],
    ...['', '', ''],
  ])
})

it('nothing typed changes nothing', () => {
  const settings = { kind: 'video', somethingElse: 7 }
  expect(settingsWith(settings, youtube, {})).toEqual(settings)
})
