import type { Translation } from '../../../shared/words.ts'
import type { preferences as English } from '../en/preferences.ts'

export const preferences: Translation<typeof English> = {
  title: '環境設定',
  sections: {
    folders: 'フォルダー',
    limits: '制限',
    network: 'ネットワーク',
    desktop: 'デスクトップ',
    plugins: 'プラグイン',
    appearance: '外観と言語',
    remote: 'リモートアクセス',
    backup: '書き出しと読み込み',
  },
  fields: {
    downloadDir: {
      label: 'ダウンロードフォルダー',
      help: '完了したファイルの保存先です。空欄ならシステムのダウンロードフォルダー。',
    },
    folderRules: {
      label: 'フォルダーのルール',
      help: '追加時にフォルダーを選ばなければ、最初に当てはまるルールに従います。',
    },
    maxActive: {
      label: '同時ダウンロード数',
      help: 'すべてのソースの合計。1～256。',
    },
    maxAttempts: {
      label: '試行回数',
      help: '失敗と見なすまでに試す回数。1～100。',
    },
    speedLimit: {
      label: '速度制限 (kB/s)',
      help: 'すべてのダウンロードの合計です。空欄なら制限なし。',
    },
    speedSchedule: {
      label: '時間帯ごとの制限',
      help: '最初に当てはまるルールが使われます。終わりが始まりより遅くないルールは翌日に終わります。',
    },
    proxy: {
      label: 'プロキシ',
      help: '例: http://host:8080 または socks5://name:password@host:1080。空欄なら環境変数に従い、none なら直接つなぎます。',
    },
    noProxy: {
      label: 'プロキシを使わない相手',
      help: 'プロキシなしでつなぐサイト、アドレス、ネットワーク。例: example.org, 10.0.0.0/8。',
    },
    userAgent: {
      label: 'ユーザーエージェント',
      help: 'サーバーに見える名乗りです。空欄なら Sluice とそのバージョン。',
    },
    referer: {
      label: 'リファラー',
      help: 'サーバーに見えるリンク元のページです。空欄ならなし、* ならリンク自身。',
    },
    closeToTray: {
      label: 'ウィンドウを閉じてもトレイに残す',
      help: 'ダウンロードは続きます。オフなら、ウィンドウを閉じると Sluice は終了し、次の起動時に続きから再開します。',
    },
    openAtLogin: {
      label: 'サインイン時に起動',
      help: 'トレイに残す設定なら、ウィンドウを開かずに起動します。',
    },
    notifications: {
      label: '通知',
      help: 'ほかの画面を見ている間にダウンロードが終わると知らせます。',
    },
    quietHours: {
      label: 'おやすみ時間',
      help: 'この間は通知しません。',
    },
    watchClipboard: {
      label: 'コピーしたリンクを提案',
      help: 'このウィンドウに戻ったとき、ほかでコピーした内容を調べます。勝手に追加することはありません。',
    },
    checkForUpdates: {
      label: '新しいバージョンを確認',
      help: '1 日 1 回。指示があるまでダウンロードしません。',
    },
    plugins: {
      label: 'プラグインを読み込む',
      help: '自分で用意したソースです。プラグインはプログラムで、あなたにできることは何でもできます。ファイルを読み書きし、誰とでも通信できます。作者を信頼できるものだけを置いてください。次に Sluice を起動したときに有効になります。',
    },
    appearance: {
      label: '外観',
      help: 'ライト、ダーク、またはそのときのシステムの設定。',
    },
    remoteAccess: {
      label: 'ほかのコンピューターからの接続を許可',
      help: 'シークレットを持つ人は、ネットワーク経由でこの Sluice に接続できます。通信は暗号化されません。信頼できるネットワークで使ってください。',
    },
    allowedHosts: {
      label: '応答するホスト名',
      help: 'アドレス以外の名前を小文字で、コンマ区切りで指定します。手前に置いたプロキシの名前など。',
    },
    language: {
      label: '言語',
      help: 'このウィンドウの言語と、日付・数値の書き方。',
    },
  },
  appearances: {
    system: 'システムに合わせる',
    light: 'ライト',
    dark: 'ダーク',
  },
  plugins: {
    list: '見つかったプラグイン',
    folder: 'フォルダー: {folder}',
    none: 'まだ何もありません。',
    inUse: '使用中',
    notLoaded: '読み込まれていません',
    version: 'バージョン {version}',
  },
  quiet: {
    from: '開始',
    to: '終了',
  },
  noLimit: 'なし',
  schedule: {
    rule: 'ルール {n, number}',
    days: '曜日',
    names: {
      mon: '月',
      tue: '火',
      wed: '水',
      thu: '木',
      fri: '金',
      sat: '土',
      sun: '日',
    },
    from: '開始',
    to: '終了',
    limit: '制限 (kB/s)',
    limitHelp: '空欄ならなし。',
    add: '時間帯を追加',
    remove: 'ルール {n, number} を削除',
  },
  rules: {
    rule: 'ルール {n, number}',
    source: 'ソース',
    anySource: 'すべて',
    host: 'サイト',
    types: 'ファイルの種類',
    folder: 'フォルダー',
    add: 'ルールを追加',
    remove: 'ルール {n, number} を削除',
    typesHint: 'mp3, flac',
    example: '例: {folder}',
  },
  wholeNumber: '{least, number}～{most, number} の整数を入力してください。',
  toMend: '修正が必要な項目あり',
  toDefault: '「{label}」を既定値に',
  toDefaultTip: '既定値に戻す',
  save: '保存',
  cancel: 'キャンセル',
}
