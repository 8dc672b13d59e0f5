import type { Translation } from '../../../shared/words.ts'
import type { preferences as English } from '../en/preferences.ts'

export const preferences: Translation<typeof English> = {
  title: 'Einstellungen',
  sections: {
    folders: 'Ordner',
    limits: 'Limits',
    network: 'Netzwerk',
    desktop: 'Desktop',
    plugins: 'Plugins',
    appearance: 'Aussehen und Sprache',
    remote: 'Fernzugriff',
    backup: 'Export und Import',
  },
  fields: {
    downloadDir: {
      label: 'Download-Ordner',
      help: 'Hierher kommen fertige Dateien. Leer: der Download-Ordner Ihres Systems.',
    },
    folderRules: {
      label: 'Regeln für Ordner',
      help: 'Die erste Regel, die passt, entscheidet, außer beim Hinzufügen wird ein Ordner gewählt.',
    },
    maxActive: {
      label: 'Gleichzeitige Downloads',
      help: 'Über alle Quellen zusammen, von 1 bis 256.',
    },
    maxAttempts: {
      label: 'Versuche',
      help: 'Wie oft ein Download versucht wird, bevor er als fehlgeschlagen gilt, von 1 bis 100.',
    },
    speedLimit: {
      label: 'Tempolimit (kB/s)',
      help: 'Für alle Downloads zusammen. Leer: keines.',
    },
    speedSchedule: {
      label: 'Andere Limits zu anderen Zeiten',
      help: 'Die erste Regel, die gilt, zählt. Eine, die nicht später endet, als sie beginnt, endet am nächsten Tag.',
    },
    proxy: {
      label: 'Proxy',
      help: 'Etwa http://host:8080 oder socks5://name:passwort@host:1080. Leer: wie die Umgebung Ihres Systems sagt; none: direkt.',
    },
    noProxy: {
      label: 'Ohne den Proxy',
      help: 'Websites, Adressen und Netze, die ohne ihn erreicht werden, etwa example.org, 10.0.0.0/8.',
    },
    userAgent: {
      label: 'User-Agent',
      help: 'Wer fragt, wie Server es sehen. Leer: Sluice und seine Version.',
    },
    referer: {
      label: 'Referer',
      help: 'Die Seite mit dem Link, wie Server sie sehen. Leer: keine; *: der Link selbst.',
    },
    closeToTray: {
      label: 'Sluice bleibt nach dem Schließen des Fensters im Infobereich',
      help: 'Downloads laufen weiter. Aus: Mit dem Fenster endet Sluice, und Downloads laufen beim nächsten Start weiter.',
    },
    openAtLogin: {
      label: 'Beim Anmelden starten',
      help: 'Ohne Fenster, wenn Sluice im Infobereich bleibt.',
    },
    notifications: {
      label: 'Benachrichtigungen',
      help: 'Eine Meldung, wenn Downloads zu Ende sind und Sie anderswo hinsehen.',
    },
    quietHours: {
      label: 'Nicht stören',
      help: 'Währenddessen keine Benachrichtigungen.',
    },
    watchClipboard: {
      label: 'Kopierte Links anbieten',
      help: 'Was Sie anderswo kopiert haben, wird angesehen, wenn Sie zu diesem Fenster wechseln. Von selbst wird nichts hinzugefügt.',
    },
    checkForUpdates: {
      label: 'Nach neueren Versionen sehen',
      help: 'Einmal am Tag. Geladen wird keine, bevor Sie es sagen.',
    },
    plugins: {
      label: 'Plugins laden',
      help: 'Eigene Quellen. Ein Plugin ist ein Programm: Es darf alles, was Sie dürfen, Ihre Dateien lesen und ändern, mit jedem Kontakt aufnehmen. Behalten Sie nur solche, deren Urhebern Sie vertrauen. Gilt ab dem nächsten Start von Sluice.',
    },
    appearance: {
      label: 'Aussehen',
      help: 'Hell, dunkel oder so, wie es Ihr System gerade hat.',
    },
    remoteAccess: {
      label: 'Andere Computer zulassen',
      help: 'Wer das Geheimnis kennt, erreicht dieses Sluice über das Netz. Die Verbindung ist nicht verschlüsselt: nur dort verwenden, wo Sie dem Netz trauen.',
    },
    allowedHosts: {
      label: 'Hostnamen, auf die es antwortet',
      help: 'Außer Adressen, kleingeschrieben, durch Kommas getrennt: etwa der Name eines vorgeschalteten Proxys.',
    },
    language: {
      label: 'Sprache',
      help: 'Dieses Fensters, seiner Datumsangaben und Zahlen.',
    },
  },
  appearances: {
    system: 'Wie das System',
    light: 'Hell',
    dark: 'Dunkel',
  },
  plugins: {
    list: 'Gefundene Plugins',
    folder: 'Ordner: {folder}',
    none: 'Noch ist keines darin.',
    inUse: 'In Gebrauch',
    notLoaded: 'Nicht geladen',
    version: 'Version {version}',
  },
  quiet: {
    from: 'Von',
    to: 'Bis',
  },
  noLimit: 'Keines',
  schedule: {
    rule: 'Regel {n, number}',
    days: 'Tage',
    names: {
      mon: 'Mo',
      tue: 'Di',
      wed: 'Mi',
      thu: 'Do',
      fri: 'Fr',
      sat: 'Sa',
      sun: 'So',
    },
    from: 'Von',
    to: 'Bis',
    limit: 'Limit (kB/s)',
    limitHelp: 'Leer: keines.',
    add: 'Zeit hinzufügen',
    remove: 'Regel {n, number} entfernen',
  },
  rules: {
    rule: 'Regel {n, number}',
    source: 'Quelle',
    anySource: 'Beliebig',
    host: 'Website',
    types: 'Dateitypen',
    folder: 'Ordner',
    add: 'Regel hinzufügen',
    remove: 'Regel {n, number} entfernen',
    typesHint: 'mp3, flac',
    example: 'Zum Beispiel {folder}',
  },
  wholeNumber: 'Geben Sie eine ganze Zahl von {least, number} bis {most, number} ein.',
  toMend: 'etwas zu berichtigen',
  toDefault: 'Standard für {label}',
  toDefaultTip: 'Zurück zum Standard',
  save: 'Speichern',
  cancel: 'Abbrechen',
}
