import type { Translation } from '../../../shared/words.ts'
import type { advice as English } from '../en/advice.ts'

export const advice: Translation<typeof English> = {
  dns: 'Prüfen Sie die Schreibweise des Links und Ihre Verbindung.',
  connection: 'Prüfen Sie Ihre Verbindung; vielleicht ist der Server eine Weile nicht erreichbar.',
  timeout: 'Der Server ist vielleicht überlastet. Versuchen Sie es später erneut.',
  stalled: 'Versuchen Sie es erneut: Es geht da weiter, wo es aufhörte, wenn der Server das kann.',
  incomplete: 'Versuchen Sie es erneut: Es geht da weiter, wo es aufhörte, wenn der Server das kann.',
  'rate-limited': 'Die Spur ruht. Eine längere Pause oder weniger zugleich kann es vermeiden.',
  server: 'Die Störung liegt beim Server. Versuchen Sie es später erneut.',
  'worker-crash': 'Versuchen Sie es erneut; geschieht es jedes Mal, sagt das Protokoll mehr.',
  'worker-hung': 'Versuchen Sie es erneut; geschieht es jedes Mal, sagt das Protokoll mehr.',
  'wrong-length': 'Versuchen Sie es erneut; was ankam, wurde nicht behalten.',
  changed: 'Versuchen Sie es erneut: Auf dem Server liegt jetzt eine andere Datei.',
  tls: 'Das Zertifikat des Servers ist nicht in Ordnung. Prüfen Sie das Datum dieses Computers oder fragen Sie den Betreiber.',
  'bad-address': 'Prüfen Sie den Link und fügen Sie ihn neu hinzu.',
  unauthorized:
    'Es braucht eine Anmeldung: Fügen Sie ihn mit den verlangten Kopfzeilen oder dem Konto neu hinzu.',
  forbidden:
    'Der Link ist vielleicht abgelaufen oder braucht eine Anmeldung. Kopieren Sie einen neuen von der Website.',
  'not-found': 'Die Datei ist fort oder umgezogen. Suchen Sie auf der Website nach einem neuen Link.',
  refused: 'Im Protokoll steht die Antwort des Servers.',
  redirect:
    'Der Weiterleitung des Servers lässt sich nicht folgen; die Meldung sagt, warum. Vielleicht geht ein anderer Link.',
  cookies: 'Exportieren Sie die Cookies neu aus Ihrem Browser, als cookies.txt, und versuchen Sie es erneut.',
  checksum:
    'Die Datei ist nicht die angekündigte. Prüfen Sie die Prüfsumme oder nehmen Sie einen anderen Spiegelserver.',
  'disk-full': 'Schaffen Sie Platz und setzen Sie fort: Es geht mit dem weiter, was schon da ist.',
  permission: 'Wählen Sie einen Ordner, in den Sie schreiben dürfen, und versuchen Sie es erneut.',
  folder: 'Sehen Sie nach, ob der Ordner da ist, und versuchen Sie es erneut.',
  disk: 'Prüfen Sie den Datenträger; das Protokoll sagt, was er meldete.',
  'no-file': 'Die Quelle hatte nichts zu geben. Das Protokoll sagt vielleicht, warum.',
  'tool-missing': 'Installieren Sie das Programm; bei seiner Quelle steht, wie.',
  'tool-failed': 'Im Protokoll stehen die Worte des Programms. Oft hilft, es zu aktualisieren.',
  'sign-in':
    'Melden Sie sich neu an, wie es bei der Einrichtung der Quelle steht, und versuchen Sie es erneut.',
  unavailable: 'Es wird nicht angeboten, oder nicht dort, wo Sie sind.',
  unsupported: 'Keine Quelle kann das laden. Vielleicht geht ein anderer Link.',
  'not-configured': 'Richten Sie zuerst die Quelle ein; bei ihr steht, wie.',
  protocol: 'Das sollte nicht geschehen. Bitte melden Sie es mitsamt dem Protokoll.',
  internal: 'Das sollte nicht geschehen. Bitte melden Sie es mitsamt dem Protokoll.',
}
