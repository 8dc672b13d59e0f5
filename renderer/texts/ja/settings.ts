import type { Translation } from '../../../shared/words.ts'
import type { settings as English } from '../en/settings.ts'

export const settings: Translation<typeof English> = {
  open: '{label} を設定',
  title: '{label} の設定',
  unset: '未設定',
  kinds: { audio: '音声のみ', video: '動画' },
  beside: { subtitles: '字幕', thumbnail: '画像', metadata: 'わかっている情報すべて (.info.json)' },
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
    result: 'できるファイル',
    resultHelp: '未設定: 引数に {open}out{close} があればそれ、なければ作られたただ 1 つのファイル。',
    results: {
      out: '{open}out{close} に書き込まれたもの',
      last: '最後に出力された行が示すもの',
      any: '作られたただ 1 つのファイル',
    },
    link: '試すためのリンク',
    linkHelp: 'ほかと同じようにダウンロードされ、結果がここに表示されます。',
    remove: 'コマンドを削除',
    tryIt: '保存して試す',
    trying: '試しています…',
    works: '動作しました: {file}',
    fails: 'まだ動作しません: {reason}',
  },
  fields: {
    kind: { label: '取得するもの', help: '未設定: YouTube では動画、SoundCloud では音声。' },
    container: {
      label: 'ファイルの種類',
      help: '音声は変換され、動画は入れ物だけが替わります。未設定: 元のまま。',
    },
    maxHeight: { label: '画質の上限', help: 'これより大きいものは、ほかにないときだけ取得します。' },
    audioQuality: {
      label: '変換する音声の品質',
      help: '0 (最高でサイズも最大) から 10 まで。未設定: 0。',
    },
    format: {
      label: 'フォーマット',
      help: 'bv*+ba/b のような yt-dlp の書き方での選択。空欄:「取得するもの」で選んだとおり。',
    },
    liveStreams: { label: 'ライブ配信を録画する', help: '今から終わるまで。オフ: 受け付けません。' },
    subtitles: { label: '字幕', help: 'en、de、pt-BR などの言語をコンマで区切って入力します。空欄: なし。' },
    automaticSubtitles: {
      label: '自動生成の字幕も含める',
      help: '「字幕」の言語のうち、人が書いた字幕がないものに使います。',
    },
    filesBeside: {
      label: '別ファイルにするもの',
      help: '本体の隣に同じ名前で保存します。その場合、字幕は動画の中には入りません。',
    },
    embedMetadata: {
      label: 'タイトル、アーティスト、日付をファイルに入れる',
      help: 'チャプターがあれば、それも入れます。',
    },
    embedThumbnail: {
      label: '画像をファイルに入れる',
      help: 'カバー画像として。webm と wav には入りません。',
    },
    cookiesFromBrowser: {
      label: 'Cookie を使うブラウザー',
      help: 'サインインしている本人にだけ表示されるものを取得するためです。',
    },
    cookiesFile: {
      label: 'Cookie のファイル',
      help: 'ブラウザーが書き出した cookies.txt のフルパス。これかブラウザーのどちらか一方だけを指定します。',
    },
    toolPath: { label: 'プログラムのパス', help: '空欄: このコンピューターで見つかったもの。' },
    configPath: { label: 'streamrip の設定ファイルのパス', help: '空欄: streamrip の既定の場所。' },
    quality: {
      label: '品質',
      help: '一覧の先頭が最高です。未設定: 最高のもの、またはプログラム自身の設定どおり。',
    },
    codec: { label: '変換先', help: '未設定: streamrip 自身の設定どおり。' },
    allowShort: {
      label: 'ごく短い曲も受け付ける',
      help: 'オフ: 試聴版ほどの短さの曲は受け付けません。',
    },
    servers: {
      label: 'サーバー',
      help: '使用を許されたサーバーのアドレスを 1 行に 1 つ。この順に問い合わせます。',
    },
    apiKey: { label: 'サーバーのキー', help: 'キーを求めるサーバー用です。空欄: なし。' },
  },
}
