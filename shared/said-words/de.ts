import type { Translation } from '../words.ts'
import type { said as English } from './en.ts'

export const said: Translation<typeof English> = {
  'unknown-source': 'Es gibt keine Quelle namens „{name}“. Bekannte Quellen: {known}.',
  'bad-filename': '„{filename}“ ist kein Dateiname von {source}.',
  'no-source-takes': 'Diesen Link kann keine Quelle laden: {links}. Es wurde nichts hinzugefügt.',
  'no-source-takes-more':
    'Diese Links kann keine Quelle laden: {links} und {n, number} weitere. Es wurde nichts hinzugefügt.',
  'not-taken-by': 'Kein Link von {sources}: {links}. Es wurde nichts hinzugefügt.',
  'not-taken-by-more':
    'Keine Links von {sources}: {links} und {n, number} weitere. Es wurde nichts hinzugefügt.',
  'not-its-link': 'Kein Link von {source}: {link}.',
  'not-absolute': '„{folder}“ ist kein vollständiger Ordnerpfad.',
  'download-folder': 'Der Download-Ordner muss ein vollständiger Pfad sein; „{folder}“ ist keiner.',
  'lane-rests': 'Die Quelle bat um Ruhe. Beenden Sie die Ruhe zuerst, oder warten Sie, bis sie vorüber ist.',
  'one-lane': 'Alle Server von {source} teilen sich eine Spur.',
  'not-saved':
    'Die Warteschlange ließ sich nicht speichern ({problem}). Sluice versucht es weiter; prüfen Sie den Datenträger des Datenordners.',
  'file-unfinished': 'Zu diesem Download gibt es keine fertige Datei.',
  'file-gone':
    'Die Datei ist nicht mehr dort, wo sie gespeichert wurde: {path}. Sie wurde verschoben, umbenannt oder gelöscht.',
  'file-not-opened': '„{name}“ ließ sich nicht öffnen: {problem}',
  unfit: 'Sluice nahm die Angaben nicht an: {problem}',
  'went-wrong': 'Bei „{method}“ ging etwas schief. Einzelheiten stehen im Protokoll.',

  'no-program-at': 'Unter {path} ist kein Programm.',
  'no-yt-dlp': 'yt-dlp wurde nicht gefunden.',
  'other-program': '{path} ist kein lauffähiges yt-dlp.',
  'cookies-unread': 'Die Cookie-Datei {path} lässt sich nicht lesen.',
  'no-command': 'Es ist noch kein Befehl eingerichtet.',
  'programs-not-found': 'Nicht gefunden: {programs}.',
  'no-streamrip': 'streamrip (rip) wurde nicht gefunden.',
  'no-streamrip-file': 'streamrip hat keine Konfiguration unter {path}.',
  'no-streamrip-account': 'streamrip hat noch kein Konto für diesen Dienst.',
  'no-hifi-server': 'Es ist kein HiFi-Server eingerichtet.',
  'settings-unfit': 'Die Einstellungen passen nicht: {problem}',
  'plugin-says': 'Das Plugin meldet: {problem}',
  'too-many-plugins': 'Es wurde nicht gefragt: mehr als {most, number} Plugins werden nicht verwendet.',
  'plugin-nonsense': 'Es sagt etwas, was kein Plugin sagen darf.',
  'plugin-ended': 'Es beendete den Prozess, in dem es geladen wurde ({how}).',
  'exit-code': 'Exit-Code {code}',
  'plugin-silent': 'Es antwortete nicht innerhalb von {n, plural, one {# Sekunde} other {# Sekunden}}.',
  'plugin-not-waited-for':
    'Sluice ist gestartet, ohne darauf zu warten: Plugins brauchten zu lange für eine Antwort. Antwortet es inzwischen, wird es ab dem nächsten Start verwendet.',
  'name-taken': 'Der Name „{name}“ ist von {label} belegt.',

  'install-yt-dlp':
    'Installieren Sie yt-dlp und ffmpeg (Debian: apt install yt-dlp ffmpeg; macOS: brew install yt-dlp ffmpeg; Windows: winget install yt-dlp), oder geben Sie in den Einstellungen den Pfad von yt-dlp an.',
  'export-cookies':
    'Exportieren Sie noch einmal die Cookies eines angemeldeten Browsers dorthin, oder geben Sie eine andere Datei an.',
  'add-command': 'Fügen Sie in den Einstellungen einen hinzu, z. B. {example}.',
  'install-program': 'Installieren Sie es, oder geben Sie den vollständigen Pfad an.',
  'install-streamrip':
    'Installieren Sie streamrip (pip install streamrip), führen Sie zum Anmelden einmal `rip url` in einem Terminal aus, oder geben Sie in den Einstellungen den Pfad von rip an.',
  'sign-in-streamrip':
    'Melden Sie sich einmal in einem Terminal an: Führen Sie `rip url` mit irgendeinem Link dieses Dienstes aus, oder geben Sie in den Einstellungen den Pfad der Konfiguration von streamrip an.',
  'name-hifi-server':
    'Geben Sie in den Einstellungen einen oder mehrere an: die Adressen von Servern, die Sie nutzen dürfen.',
  'set-again': 'Legen Sie sie neu fest.',
  'mend-plugin': 'Berichtigen Sie das Plugin, oder entfernen Sie es.',

  'folder-in-use': 'Ein anderes Sluice benutzt den Datenordner {folder}.',
  'newer-database':
    '{path} wurde von einer neueren Version von Sluice geschrieben (Format {format, number}; diese Version kennt Formate bis {known, number}). Aktualisieren Sie Sluice, oder wählen Sie einen anderen Datenordner.',
  'preferences-unread':
    'Die Einstellungen ließen sich nicht lesen ({problem}). Die Datei wurde als {file} aufgehoben; was verständlich war, gilt.',
  'preferences-no-json':
    'Die Einstellungen ließen sich nicht lesen: Die Datei ist kein JSON. Sie wurde als {file} aufgehoben; es gelten die Vorgaben.',
  'list-lost':
    'Die Liste der Downloads war beschädigt. Sie wurde als {file} aufgehoben und eine neue begonnen. Nichts davon war lesbar.',
  'list-rescued':
    'Die Liste der Downloads war beschädigt. Sie wurde als {file} aufgehoben und eine neue begonnen. {n, plural, one {# Download wurde} other {# Downloads wurden}} daraus übernommen.',
  'entries-damaged':
    '{n, plural, one {# gespeicherter Eintrag ließ} other {# gespeicherte Einträge ließen}} sich nicht lesen; zu finden in der Tabelle „damaged“ von {file}. Alle anderen sind da.',
  'port-taken': 'Port {port} auf {host} ist von einem anderen Programm belegt.',
  'port-forbidden': 'Port {port} darf von diesem Benutzer nicht verwendet werden.',
  'no-address': '{host} ist keine Adresse dieses Computers.',
  'not-listening': 'An {host}:{port} lässt sich nicht lauschen: {problem}',

  at: '{where}: {problem}',
  unusable: 'Das lässt sich nicht verwenden. Ändern Sie es.',
  number: 'Geben Sie eine Zahl ein.',
  'whole-number': 'Geben Sie eine ganze Zahl ein.',
  least: 'Geben Sie {least, number} oder mehr ein.',
  most: 'Geben Sie {most, number} oder weniger ein.',
  text: 'Geben Sie einen Text ein.',
  list: 'Geben Sie eine Liste ein.',
  'on-or-off': 'Das ist nur entweder an oder aus.',
  empty: 'Geben Sie etwas ein.',
  'too-long': 'Geben Sie höchstens {most, plural, one {# Zeichen} other {# Zeichen}} ein.',
  'too-many': 'Nennen Sie höchstens {most, number} davon.',
  'one-of': 'Wählen Sie eines davon: {options}.',
  'unknown-keys': 'Eine solche Einstellung gibt es nicht: {keys}.',
  'web-address': 'Geben Sie eine http- oder https-Adresse ein.',
  'control-characters': 'Steuerzeichen, etwa Zeilenumbrüche, sind hier nicht erlaubt.',
  'no-proxy': 'Ein Proxy sieht aus wie http://host:8080 oder socks5://host:1080; oder geben Sie none ein.',
  'no-host-name': 'Ein Hostname sieht aus wie downloads.example.org, kleingeschrieben.',
  'no-time-of-day': 'Eine Uhrzeit sieht aus wie 22:30.',
  'name-a-day': 'Nennen Sie mindestens einen Tag.',
  'name-a-folder': 'Nennen Sie einen Ordner.',
  'folder-leads-out': 'Ein Ordner darf nicht aus dem hinausführen, in dem er liegt („..“).',
  'folder-fields': 'Ein Ordner darf {fields} enthalten.',
  'no-ending': 'Ein Dateityp sieht aus wie mp3: ohne Punkte, Leerzeichen und Schrägstriche.',
  'no-checksum': 'Eine Prüfsumme sieht aus wie sha256:HEX.',
  'checksum-digits': 'Eine Prüfsumme nach {algorithm} hat {digits, number} Hexadezimalziffern.',
  'no-header-name': 'Das ist kein Name einer Kopfzeile.',
  'no-user-name': 'Ein Benutzername darf weder Doppelpunkt noch Steuerzeichen enthalten.',
  'no-language': 'Eine Sprache sieht aus wie {examples}; mit - davor wird sie ausgelassen.',
  'which-languages': 'Geben Sie an, in welchen Sprachen, etwa en.',
  'wrong-container': 'Ton gibt es als {audio}, Video als {video}.',
  'no-cover-in': 'Eine Datei dieses Typs fasst kein Bild ({containers}): Wählen Sie einen anderen.',
  'cookies-twice': 'Cookies kommen aus einer Datei oder aus einem Browser, nicht aus beiden.',
  'command-name': 'Ein Befehl heißt mit a-z und 0-9, dazwischen auch . _ -',
  'no-pattern': 'Das ist kein regulärer Ausdruck.',
  'two-commands': 'Zwei Befehle heißen gleich.',
}
