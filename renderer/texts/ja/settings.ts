import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: '{label} を設定',
  title: '{label} の設定',
  unset: '未設定',
  kinds: { audio: '音声のみ', video: '動画' },
  fields: {
    kind: { label: '取得するもの' },
    container: { label: 'ファイルの種類' },
    maxHeight: { label: '画質の上限' },
    subtitles: { label: '字幕', help: 'en、de、pt-BR などの言語をコンマで区切って入力します。空欄: なし。' },
    cookiesFromBrowser: { label: 'Cookie を使うブラウザー' },
    cookiesFile: {
      label: 'Cookie のファイル',
      help: 'ブラウザーが書き出した cookies.txt のフルパス。これかブラウザーのどちらか一方だけを指定します。',
    },
    embedMetadata: { label: 'タイトル、アーティスト、日付をファイルに入れる' },
    embedThumbnail: { label: '画像をファイルに入れる' },
    toolPath: { label: 'プログラムのパス', help: '空欄: このコンピューターで見つかったもの。' },
    configPath: { label: 'streamrip の設定ファイルのパス', help: '空欄: streamrip の既定の場所。' },
    quality: { label: '品質', help: '空欄: 最高のもの、またはプログラム自身の設定どおり。' },
    codec: { label: '変換先' },
    servers: {
      label: 'サーバー',
      help: '使用を許されたサーバーのアドレスを 1 行に 1 つ。この順に問い合わせます。',
    },
    apiKey: { label: 'サーバーのキー' },
  },
}
