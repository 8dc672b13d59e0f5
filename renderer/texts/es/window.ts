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
    d: '{n} d',
  },
  unknown: '–',
  errors: {
    badAnswer:
      'Sluice respondió a «{method}» de un modo que esta ventana no entiende. Recargue la ventana; si no sirve, son de versiones distintas.',
    notConnected: 'Sin conexión con Sluice. No se ha cambiado nada.',
    connectionLost:
      'La conexión se perdió antes de que Sluice respondiera. Compruebe si se hizo antes de volver a intentarlo.',
    broken: 'Esta ventana encontró un error inesperado',
    brokenHelp: 'Sus descargas siguen. Recargue la ventana para volver a verlas.',
    reload: 'Recargar',
  },
  connection: {
    lost: 'Se perdió la conexión con Sluice. Lo que ve puede no estar al día. Reintentando…',
  },
  unauthorized: {
    title: 'Esta ventana necesita su clave',
    missing: 'Sluice solo muestra sus descargas a quien tiene su secreto, y esta dirección vino sin él.',
    wrong:
      'Sluice no aceptó el secreto con el que se abrió esta ventana. Quizá se haya cambiado desde entonces.',
    help: 'Abra la dirección que «sluice serve» muestra al iniciarse, o péguela aquí.',
    field: 'Dirección o secreto',
    open: 'Abrir',
  },
  copiedLinks: {
    found: '{n, plural, one {# enlace} other {# enlaces}} en lo que ha copiado.',
    look: 'Añadir…',
  },
  remote: {
    secret: 'Secreto',
    show: 'Mostrar el secreto',
    hide: 'Ocultar el secreto',
    copySecret: 'Copiar el secreto',
    renew: 'Nuevo secreto',
    renewHelp: 'Las ventanas y los programas que usaban el anterior quedan fuera en el acto.',
    address: 'Dirección',
    copyAddress: 'Copiar la dirección con su secreto',
    asSaved: 'Como está ahora; lo que cambie arriba vale una vez guardado.',
  },
  backup: {
    exportTitle: 'Exportar',
    exportHelp:
      'Un archivo con sus preferencias y las descargas que no han terminado bien. No incluye cuentas ni contraseñas.',
    export: 'Exportar la cola y las preferencias',
    importTitle: 'Importar',
    importHelp: 'De un archivo así. Verá lo que contiene antes de que se aplique nada.',
    choose: 'Elegir un archivo…',
    unfit: 'No es un archivo exportado por Sluice, o lo exportó un Sluice más nuevo. Elija otro.',
    found:
      'Contiene las preferencias y {n, plural, one {# descarga} other {# descargas}}, de las que {fresh, number} no están en su lista.',
    importQueue:
      '{n, plural, =0 {Ninguna descarga por añadir} one {Añadir # descarga} other {Añadir # descargas}}',
    importPreferences: 'Usar sus preferencias',
    added: '{n, plural, one {# descarga añadida} other {# descargas añadidas}} desde el archivo.',
    taken: 'Ya rigen las preferencias del archivo.',
  },
  close: 'Cerrar',
  copied: 'Copiado',
  notices: 'Avisos',
  dismiss: 'Descartar',
}
