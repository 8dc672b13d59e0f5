import type { Translation } from '../../../shared/words.ts'
import type { window as English } from '../en/window.ts'

export const window: Translation<typeof English> = {
  product: 'Sluice',
  units: {
    bytes: '{n} B',
    bytesPerSecond: '{n} B/秒',
    s: '{n} 秒',
    min: '{n} 分',
    h: '{n} 時間',
    d: '{n} 日',
  },
  unknown: '–',
  errors: {
    badAnswer:
      '「{method}」への Sluice の応答を、このウィンドウは理解できません。ウィンドウを再読み込みしてください。それでも直らなければ、両者のバージョンが異なります。',
    notConnected: 'Sluice に接続していません。何も変更されていません。',
    connectionLost:
      'Sluice が応答する前に接続が切れました。再試行の前に、実行されたかどうか確かめてください。',
    broken: 'このウィンドウで予期しないエラーが起きました',
    brokenHelp: 'ダウンロードは続いています。再読み込みすると、また表示されます。',
    reload: '再読み込み',
  },
  connection: {
    lost: 'Sluice との接続が切れました。表示は最新でないかもしれません。再接続しています…',
  },
  unauthorized: {
    title: 'このウィンドウにはシークレットが必要です',
    missing:
      'Sluice はシークレットを持つ人にだけダウンロードを表示します。このアドレスにはそれがありません。',
    wrong:
      'このウィンドウを開いたシークレットは Sluice に受け入れられませんでした。その後に変更されたのかもしれません。',
    help: '「sluice serve」が起動時に表示するアドレスを開くか、ここに貼り付けてください。',
    field: 'アドレスまたはシークレット',
    open: '開く',
  },
  copiedLinks: {
    found: 'コピーした内容にリンクが {n, plural, other {# 件}}あります。',
    look: '追加…',
  },
  remote: {
    secret: 'シークレット',
    show: 'シークレットを表示',
    hide: 'シークレットを隠す',
    copySecret: 'シークレットをコピー',
    renew: '新しいシークレット',
    renewHelp: '古いシークレットを使うウィンドウやプログラムは、すぐに締め出されます。',
    address: 'アドレス',
    copyAddress: 'シークレット付きのアドレスをコピー',
    asSaved: '現在の状態です。上での変更は保存すると有効になります。',
  },
  backup: {
    exportTitle: '書き出し',
    exportHelp:
      '環境設定と、まだ完了していないダウンロードを 1 つのファイルにします。アカウントとパスワードは含みません。',
    export: 'キューと環境設定を書き出す',
    importTitle: '読み込み',
    importHelp: '書き出したファイルから読み込みます。取り込む前に内容を確認できます。',
    choose: 'ファイルを選択…',
    unfit:
      'Sluice が書き出したファイルではないか、新しいバージョンの Sluice のものです。別のファイルを選んでください。',
    found:
      '環境設定と {n, plural, other {# 件}}のダウンロードがあり、そのうち {fresh, number} 件はリストにありません。',
    importQueue: '{n, plural, =0 {追加するものはありません} other {# 件を追加}}',
    importPreferences: 'この環境設定を使う',
    added: 'ファイルから {n, plural, other {# 件}}を追加しました。',
    taken: 'ファイルの環境設定を適用しました。',
  },
  close: '閉じる',
  copied: 'コピーしました',
  notices: 'お知らせ',
  dismiss: '閉じる',
}
