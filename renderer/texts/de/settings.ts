import type { Translation } from '../../../shared/words.ts'
import type { settings as English } from '../en/settings.ts'

export const settings: Translation<typeof English> = {
  open: '{label} einrichten',
  title: 'Einstellungen von {label}',
  unset: 'Nicht gesetzt',
  kinds: { audio: 'Nur Ton', video: 'Video' },
  beside: { subtitles: 'Untertitel', thumbnail: 'Bild', metadata: 'Alles, was bekannt ist (.info.json)' },
  command: {
    which: 'Befehl',
    another: 'Neuer Befehl',
    name: 'Name',
    nameHelp: 'Kleinbuchstaben und Ziffern, etwa wget. Seine Spur heißt danach.',
    program: 'Programm',
    programHelp: 'Ein Name in PATH oder ein vollständiger Pfad. Es ist keine Shell beteiligt.',
    args: 'Argumente, eines je Zeile',
    argsHelp:
      'Eingesetzt werden {open}url{close}, {open}name{close}, {open}dir{close} (sein eigener Ordner), {open}out{close} (die Datei, die es schreiben soll).',
    progress: 'Fortschritt',
    progressHelp:
      'Ein regulärer Ausdruck mit einer Gruppe wie {sample}. Leer: die geschriebenen Bytes werden gezeigt.',
    result: 'Seine Datei',
    resultHelp:
      'Nicht gesetzt: {open}out{close}, wenn es in den Argumenten steht, sonst die einzige Datei, die es erzeugt.',
    results: {
      out: 'In {open}out{close} geschrieben',
      last: 'In der letzten Zeile genannt, die es ausgibt',
      any: 'Die einzige Datei, die es erzeugt',
    },
    link: 'Link zum Ausprobieren',
    linkHelp: 'Er wird wie jeder andere geladen, und hier steht, wie es ausgeht.',
    remove: 'Befehl entfernen',
    tryIt: 'Speichern und ausprobieren',
    trying: 'Wird ausprobiert …',
    works: 'Es funktioniert: {file}',
    fails: 'Es funktioniert noch nicht: {reason}',
  },
  fields: {
    kind: { label: 'Holen', help: 'Nicht gesetzt: Video von YouTube, Ton von SoundCloud.' },
    container: {
      label: 'Dateityp',
      help: 'Ton wird darin umgewandelt, Video nur umgepackt. Nicht gesetzt: wie es kommt.',
    },
    maxHeight: {
      label: 'Bild höchstens',
      help: 'Ein größeres wird nur genommen, wenn es kein anderes gibt.',
    },
    audioQuality: {
      label: 'Qualität umgewandelten Tons',
      help: 'Von 0, der besten und größten, bis 10. Nicht gesetzt: 0.',
    },
    format: {
      label: 'Format',
      help: 'Eine Auswahl, wie yt-dlp sie schreibt, etwa bv*+ba/b. Leer: was unter „Holen“ gewählt ist.',
    },
    liveStreams: {
      label: 'Livestreams aufzeichnen',
      help: 'Von jetzt an bis zu ihrem Ende. Aus: sie werden abgelehnt.',
    },
    subtitles: {
      label: 'Untertitel',
      help: 'Sprachen wie en, de oder pt-BR, mit Kommas dazwischen. Leer: keine.',
    },
    automaticSubtitles: {
      label: 'Auch automatisch erzeugte Untertitel',
      help: 'In den Sprachen unter „Untertitel“, wo niemand welche geschrieben hat.',
    },
    filesBeside: {
      label: 'In eigenen Dateien',
      help: 'Neben dem Medium, unter dessen Namen. Untertitel stehen dann nicht auch im Video.',
    },
    embedMetadata: {
      label: 'Titel, Künstler und Datum in die Datei schreiben',
      help: 'Auch Kapitel, wo es welche gibt.',
    },
    embedThumbnail: {
      label: 'Das Bild in die Datei legen',
      help: 'Als ihr Titelbild. webm und wav fassen keines.',
    },
    cookiesFromBrowser: {
      label: 'Angemeldet mit den Cookies von',
      help: 'Für das, was die Website nur Ihnen zeigt, weil Sie dort angemeldet sind.',
    },
    cookiesFile: {
      label: 'Datei mit Cookies',
      help: 'Vollständiger Pfad einer cookies.txt, wie Browser sie ausgeben. Diese oder ein Browser, nicht beides.',
    },
    toolPath: { label: 'Pfad des Programms', help: 'Leer: das auf diesem Computer gefundene.' },
    configPath: { label: 'Pfad der Konfiguration von streamrip', help: 'Leer: wo streamrip sie ablegt.' },
    quality: {
      label: 'Qualität',
      help: 'Die erste der Liste ist die beste. Nicht gesetzt: die beste, oder was die Konfiguration des Programms sagt.',
    },
    codec: {
      label: 'Umwandeln in',
      help: 'Nicht gesetzt: was die eigene Konfiguration von streamrip sagt.',
    },
    allowShort: {
      label: 'Sehr kurze Titel annehmen',
      help: 'Aus: ein Titel, der so kurz wie eine Hörprobe ist, wird abgelehnt.',
    },
    servers: {
      label: 'Server',
      help: 'Adressen von Servern, die Sie nutzen dürfen, eine je Zeile. Sie werden in dieser Reihenfolge gefragt.',
    },
    apiKey: { label: 'Schlüssel für die Server', help: 'Für Server, die einen verlangen. Leer: keiner.' },
  },
}
