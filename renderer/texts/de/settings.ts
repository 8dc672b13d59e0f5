import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: '{label} einrichten',
  title: 'Einstellungen von {label}',
  unset: 'Nicht gesetzt',
  kinds: { audio: 'Nur Ton', video: 'Video' },
  command: {
    which: 'Befehl',
    another: 'Neuer Befehl',
    name: 'Name',
    nameHelp: 'Kleinbuchstaben und Ziffern, etwa wget. Seine Spur heißt danach.',
    program: 'Programm',
    programHelp: 'Ein Name in PATH oder ein voller Pfad. Es ist keine Shell beteiligt.',
    args: 'Argumente, eines je Zeile',
    argsHelp:
      'Eingesetzt werden {open}url{close}, {open}name{close}, {open}dir{close} (sein eigener Ordner), {open}out{close} (die Datei, die es schreiben soll).',
    progress: 'Fortschritt',
    progressHelp:
      'Ein regulärer Ausdruck mit einer Gruppe wie {sample}. Leer: die geschriebenen Bytes werden gezeigt.',
    link: 'Link zum Ausprobieren',
    linkHelp: 'Er wird wie jeder andere geladen, und hier steht, wie es ausgeht.',
    remove: 'Befehl entfernen',
    tryIt: 'Speichern und ausprobieren',
    trying: 'Wird ausprobiert …',
    works: 'Es geht: {file}',
    fails: 'Es geht noch nicht: {reason}',
  },
  fields: {
    kind: { label: 'Holen' },
    container: { label: 'Dateityp' },
    maxHeight: { label: 'Bild höchstens' },
    subtitles: {
      label: 'Untertitel',
      help: 'Sprachen wie en, de oder pt-BR, mit Kommas dazwischen. Leer: keine.',
    },
    cookiesFromBrowser: { label: 'Angemeldet mit den Cookies von' },
    cookiesFile: {
      label: 'Datei mit Cookies',
      help: 'Voller Pfad einer cookies.txt, wie Browser sie ausgeben. Diese oder ein Browser, nicht beides.',
    },
    embedMetadata: { label: 'Titel, Künstler und Datum in die Datei schreiben' },
    embedThumbnail: { label: 'Das Bild in die Datei legen' },
    toolPath: { label: 'Pfad des Programms', help: 'Leer: das auf diesem Rechner gefundene.' },
    configPath: { label: 'Pfad der Konfiguration von streamrip', help: 'Leer: wo streamrip sie ablegt.' },
    quality: { label: 'Qualität', help: 'Leer: die beste, oder was die Konfiguration des Programms sagt.' },
    codec: { label: 'Umwandeln in' },
    servers: {
      label: 'Server',
      help: 'Adressen von Servern, die Sie nutzen dürfen, eine je Zeile. Sie werden in dieser Reihenfolge gefragt.',
    },
    apiKey: { label: 'Schlüssel für die Server' },
  },
}
