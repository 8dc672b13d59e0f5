import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: '{label} を設定',
  title: '{label} の設定',
  unset: '未設定',
  kinds: { audio: '音声のみ', video: '動画' },
  command: {
    which: 'コマンド',
    another: '新しいコマンド',
    name: '名前',
    nameHelp: 'wget のような小文字と数字。レーンの名前にもなります。',
    program: 'プログラム',
    programHelp: 'PATH にある名前かフルパス。シェルは介しません。',
    args: '引数 (1 行に 1 つ)',
    argsHelp:
      '{open}url{close}、{open}name{close}、{open}dir{close} (専用フォルダー)、{open}out{close} (書き込むファイル) が置き換えられます。',
    progress: '進行状況',
    progressHelp: '{sample} のようなグループを持つ正規表現。空欄: 書き込まれたバイト数を表示します。',
    link: '試すためのリンク',
    linkHelp: 'ほかと同じようにダウンロードされ、結果がここに表示されます。',
    remove: 'コマンドを削除',
    tryIt: '保存して試す',
    trying: '試しています…',
    works: '動作しました: {file}',
    fails: 'まだ動作しません: {reason}',
  },
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
