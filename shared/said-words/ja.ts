import type { Translation } from '../words.ts'
import type { said as English } from './en.ts'

export const said: Translation<typeof English> = {
  'unknown-source': '「{name}」というソースはありません。使えるソース: {known}。',
  'bad-filename': '「{filename}」は {source} のファイル名ではありません。',
  'no-source-takes': 'このリンクをダウンロードできるソースはありません: {links}。何も追加されませんでした。',
  'no-source-takes-more':
    'これらのリンクをダウンロードできるソースはありません: {links} ほか {n, number} 件。何も追加されませんでした。',
  'not-taken-by': '{sources} のリンクではありません: {links}。何も追加されませんでした。',
  'not-taken-by-more':
    '{sources} のリンクではありません: {links} ほか {n, number} 件。何も追加されませんでした。',
  'not-its-link': '{source} のリンクではありません: {link}。',
  'not-absolute': '「{folder}」はフォルダーのフルパスではありません。',
  'download-folder':
    'ダウンロードフォルダーはフルパスで指定してください。「{folder}」はフルパスではありません。',
  'lane-rests': 'ソースから休止を求められています。先に休止を終了するか、終わるまでお待ちください。',
  'one-lane': '{source} のホストはすべて 1 つのレーンを共有します。',
  'not-saved':
    'キューを保存できませんでした（{problem}）。Sluice は保存を試み続けます。データフォルダーのディスクを確認してください。',
  'file-unfinished': 'このダウンロードには完成したファイルがありません。',
  'file-gone': 'ファイルが保存先にありません: {path}。移動、名前の変更、または削除されました。',
  'file-not-opened': '「{name}」を開けませんでした: {problem}',
  unfit: 'Sluice は内容を受け付けませんでした: {problem}',
  'went-wrong': '「{method}」で問題が起きました。詳細はログにあります。',

  'no-program-at': '{path} にプログラムがありません。',
  'no-yt-dlp': 'yt-dlp が見つかりませんでした。',
  'other-program': '{path} は動作する yt-dlp ではありません。',
  'cookies-unread': 'Cookie ファイル {path} を読み取れません。',
  'no-command': 'コマンドはまだ設定されていません。',
  'programs-not-found': '見つかりません: {programs}。',
  'no-streamrip': 'streamrip（rip）が見つかりませんでした。',
  'no-streamrip-file': '{path} に streamrip の設定がありません。',
  'no-streamrip-account': 'streamrip にはこのサービスのアカウントがまだありません。',
  'no-hifi-server': 'HiFi サーバーが設定されていません。',
  'settings-unfit': '設定が正しくありません: {problem}',
  'plugin-says': 'プラグインからの報告: {problem}',
  'too-many-plugins': '問い合わせていません: 使われるプラグインは {most, number} 個までです。',
  'plugin-nonsense': 'プラグインが言ってはならないことを言っています。',
  'plugin-ended': '読み込まれたプロセスを終了させました（{how}）。',
  'exit-code': '終了コード {code}',
  'plugin-silent': '{n, number} 秒以内に応答しませんでした。',
  'plugin-not-waited-for':
    'プラグインの応答に時間がかかりすぎたため、これを待たずに Sluice を起動しました。応答するようになっていれば、次回の起動から使われます。',
  'name-taken': '名前「{name}」は {label} が使っています。',

  'install-yt-dlp':
    'yt-dlp と ffmpeg をインストールするか（Debian: apt install yt-dlp ffmpeg、macOS: brew install yt-dlp ffmpeg、Windows: winget install yt-dlp）、環境設定で yt-dlp のパスを指定してください。',
  'export-cookies':
    'サインイン済みのブラウザーの Cookie をもう一度書き出すか、別のファイルを指定してください。',
  'add-command': '環境設定で追加してください。例: {example}。',
  'install-program': 'インストールするか、フルパスを指定してください。',
  'install-streamrip':
    'streamrip をインストールし（pip install streamrip）、端末で一度 `rip url` を実行してサインインするか、環境設定で rip のパスを指定してください。',
  'sign-in-streamrip':
    '端末で一度サインインしてください。このサービスのリンクで `rip url` を実行するか、環境設定で streamrip の設定ファイルのパスを指定してください。',
  'name-hifi-server': '環境設定で、使用を許可されたサーバーのアドレスを 1 つ以上指定してください。',
  'set-again': 'もう一度設定してください。',
  'mend-plugin': 'プラグインを直すか、取り除いてください。',

  'folder-in-use': '別の Sluice がデータフォルダー {folder} を使っています。',
  'newer-database':
    '{path} は新しいバージョンの Sluice で書かれています（形式は {format, number}、このバージョンが扱えるのは {known, number} まで）。Sluice を更新するか、別のデータフォルダーを選んでください。',
  'preferences-unread':
    '環境設定を読み取れませんでした（{problem}）。ファイルは {file} として残し、読み取れた設定は有効です。',
  'preferences-no-json':
    '環境設定を読み取れませんでした。ファイルが JSON ではありません。{file} として残し、既定値を使います。',
  'list-lost':
    'ダウンロードの一覧が壊れていました。{file} として残し、新しい一覧を始めました。読み取れたものはありません。',
  'list-rescued':
    'ダウンロードの一覧が壊れていました。{file} として残し、新しい一覧を始めました。{n, number} 件のダウンロードを引き継ぎました。',
  'entries-damaged':
    '保存された項目のうち {n, number} 件を読み取れませんでした。{file} の表「damaged」に移しました。ほかはすべて残っています。',
  'port-taken': '{host} のポート {port} は別のプログラムが使っています。',
  'port-forbidden': 'このユーザーはポート {port} を使えません。',
  'no-address': '{host} はこのコンピューターのアドレスではありません。',
  'not-listening': '{host}:{port} で待ち受けできません: {problem}',

  at: '{where}: {problem}',
  unusable: 'この値は使えません。変更してください。',
  number: '数値を入力してください。',
  'whole-number': '整数を入力してください。',
  least: '{least, number} 以上の値を入力してください。',
  most: '{most, number} 以下の値を入力してください。',
  text: '文字列を入力してください。',
  list: 'リストを入力してください。',
  'on-or-off': 'オンかオフのどちらかです。',
  empty: '何か入力してください。',
  'too-long': '{most, number} 文字以内で入力してください。',
  'too-many': '{most, number} 個までにしてください。',
  'one-of': '次の中から選んでください: {options}。',
  'unknown-keys': 'そのような設定はありません: {keys}。',
  'web-address': 'http または https のアドレスを入力してください。',
  'control-characters': '改行などの制御文字は使えません。',
  'no-proxy':
    'プロキシは http://host:8080 や socks5://host:1080 のように指定するか、none と入力してください。',
  'no-host-name': 'ホスト名は downloads.example.org のように小文字で入力してください。',
  'no-time-of-day': '時刻は 22:30 のように入力してください。',
  'name-a-day': '曜日を 1 つ以上指定してください。',
  'name-a-folder': 'フォルダーを指定してください。',
  'folder-leads-out': 'フォルダーは、それが入っているフォルダーの外（「..」）を指せません。',
  'folder-fields': 'フォルダーには {fields} を使えます。',
  'no-ending': '種類は mp3 のように、ドット、空白、スラッシュを含めずに入力してください。',
  'no-checksum': 'チェックサムは sha256:HEX のように入力してください。',
  'checksum-digits': '{algorithm} のチェックサムは 16 進数で {digits, number} 桁です。',
  'no-header-name': 'ヘッダー名ではありません。',
  'no-user-name': 'ユーザー名にコロンと制御文字は使えません。',
  'no-language': '言語は {examples} のように入力してください。前に - を付けると除外します。',
  'which-languages': 'どの言語か指定してください。例: en。',
  'wrong-container': '音声は {audio}、動画は {video} のいずれかです。',
  'no-cover-in': 'この種類のファイルには画像が入りません（{containers}）。別の種類を選んでください。',
  'cookies-twice': 'Cookie はファイルかブラウザーのどちらか一方だけを使ってください。',
  'command-name': 'コマンドの名前には a-z と 0-9、間に . _ - を使えます。',
  'no-pattern': '正規表現ではありません。',
  'two-commands': '2 つのコマンドが同じ名前です。',
}
