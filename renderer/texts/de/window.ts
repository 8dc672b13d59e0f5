import type { Translation } from '../../../shared/words.ts'
import type { window as English } from '../en/window.ts'

export const window: Translation<typeof English> = {
  product: 'Sluice',
  units: {
    bytes: '{n} B',
    bytesPerSecond: '{n} B/s',
    s: '{n} s',
    min: '{n} min',
    h: '{n} h',
    d: '{n} T.',
  },
  unknown: '–',
  errors: {
    badAnswer:
      'Sluice hat auf „{method}“ etwas geantwortet, was dieses Fenster nicht versteht. Laden Sie das Fenster neu; hilft das nicht, sind beide von verschiedenen Versionen.',
    notConnected: 'Keine Verbindung zu Sluice. Es wurde nichts geändert.',
    connectionLost:
      'Die Verbindung riss ab, bevor Sluice geantwortet hat. Sehen Sie nach, ob es geschehen ist, bevor Sie es erneut versuchen.',
    broken: 'In diesem Fenster ist ein unerwarteter Fehler aufgetreten',
    brokenHelp: 'Ihre Downloads laufen weiter. Laden Sie das Fenster neu, um sie wieder zu sehen.',
    reload: 'Neu laden',
  },
  connection: {
    lost: 'Verbindung zu Sluice verloren. Was Sie sehen, kann veraltet sein. Neuer Versuch läuft …',
  },
  unauthorized: {
    title: 'Dieses Fenster braucht seinen Schlüssel',
    missing:
      'Sluice zeigt seine Downloads nur dem, der sein Geheimnis kennt, und in dieser Adresse fehlt es.',
    wrong:
      'Sluice hat das Geheimnis, mit dem dieses Fenster geöffnet wurde, nicht angenommen. Vielleicht wurde es inzwischen ersetzt.',
    help: 'Öffnen Sie die Adresse, die „sluice serve“ beim Start ausgibt, oder fügen Sie sie hier ein.',
    field: 'Adresse oder Geheimnis',
    open: 'Öffnen',
  },
  copiedLinks: {
    found: '{n, plural, one {# Link} other {# Links}} in dem, was Sie kopiert haben.',
    look: 'Hinzufügen …',
  },
  remote: {
    secret: 'Geheimnis',
    show: 'Geheimnis zeigen',
    hide: 'Geheimnis verbergen',
    copySecret: 'Geheimnis kopieren',
    renew: 'Neues Geheimnis',
    renewHelp: 'Fenster und Programme, die mit dem alten kamen, werden sofort ausgesperrt.',
    address: 'Adresse',
    copyAddress: 'Adresse samt Geheimnis kopieren',
    asSaved: 'Wie es jetzt ist; was Sie oben ändern, gilt, sobald es gespeichert ist.',
  },
  backup: {
    exportTitle: 'Exportieren',
    exportHelp:
      'Eine Datei mit Ihren Einstellungen und den Downloads, die nicht erfolgreich beendet wurden. Konten und Passwörter sind nicht darin.',
    export: 'Warteschlange und Einstellungen exportieren',
    importTitle: 'Importieren',
    importHelp: 'Aus einer solchen Datei. Sie sehen, was darin ist, bevor etwas übernommen wird.',
    choose: 'Datei wählen …',
    unfit:
      'Das ist keine von Sluice exportierte Datei, oder ein neueres Sluice hat sie geschrieben. Wählen Sie eine andere.',
    found:
      'Darin sind die Einstellungen und {n, plural, one {# Download} other {# Downloads}}, davon {fresh, number} nicht in Ihrer Liste.',
    importQueue:
      '{n, plural, =0 {Kein Download hinzuzufügen} one {# Download hinzufügen} other {# Downloads hinzufügen}}',
    importPreferences: 'Einstellungen daraus übernehmen',
    added: '{n, plural, one {# Download} other {# Downloads}} aus der Datei hinzugefügt.',
    taken: 'Jetzt gelten die Einstellungen aus der Datei.',
  },
  close: 'Schließen',
  copied: 'Kopiert',
  notices: 'Hinweise',
  dismiss: 'Ausblenden',
}
