import type { Translation } from '../../../shared/words.ts'
import type { preferences as English } from '../en/preferences.ts'

export const preferences: Translation<typeof English> = {
  title: 'Preferencias',
  sections: {
    folders: 'Carpetas',
    limits: 'Límites',
    network: 'Red',
    desktop: 'Escritorio',
    plugins: 'Complementos',
    appearance: 'Aspecto e idioma',
    remote: 'Acceso remoto',
    backup: 'Exportar e importar',
  },
  fields: {
    downloadDir: {
      label: 'Carpeta de descargas',
      help: 'Aquí van los archivos terminados. Vacío: la carpeta de descargas de su sistema.',
    },
    folderRules: {
      label: 'Reglas para las carpetas',
      help: 'Decide la primera regla que encaje, salvo que se elija una carpeta al añadir.',
    },
    maxActive: {
      label: 'Descargas a la vez',
      help: 'Entre todas las fuentes, de 1 a 256.',
    },
    maxAttempts: {
      label: 'Intentos',
      help: 'Cuántas veces se intenta una descarga antes de darla por fallida, de 1 a 100.',
    },
    speedLimit: {
      label: 'Límite de velocidad (kB/s)',
      help: 'De todas las descargas juntas. Vacío: ninguno.',
    },
    speedSchedule: {
      label: 'Otros límites a otras horas',
      help: 'Cuenta la primera regla que se cumple. Si no termina más tarde de lo que empieza, termina al día siguiente.',
    },
    proxy: {
      label: 'Proxy',
      help: 'Por ejemplo http://host:8080 o socks5://nombre:contraseña@host:1080. Vacío: lo que diga el entorno del sistema; none: directo.',
    },
    noProxy: {
      label: 'Sin el proxy',
      help: 'Sitios, direcciones y redes a los que se llega sin él, como example.org, 10.0.0.0/8.',
    },
    userAgent: {
      label: 'Agente de usuario',
      help: 'Quién pregunta, según lo ven los servidores. Vacío: Sluice y su versión.',
    },
    referer: {
      label: 'Referer',
      help: 'La página que tiene el enlace, según la ven los servidores. Vacío: ninguna; *: el propio enlace.',
    },
    closeToTray: {
      label: 'Al cerrar la ventana, Sluice queda en la bandeja',
      help: 'Las descargas siguen. Desactivado: al cerrar la ventana se cierra Sluice, y las descargas siguen la próxima vez que se inicie.',
    },
    openAtLogin: {
      label: 'Iniciar al abrir la sesión',
      help: 'Sin su ventana, si se queda en la bandeja.',
    },
    notifications: {
      label: 'Notificaciones',
      help: 'Un aviso cuando las descargas han terminado y usted mira a otro lado.',
    },
    quietHours: {
      label: 'Horas de silencio',
      help: 'Sin notificaciones entretanto.',
    },
    watchClipboard: {
      label: 'Ofrecer los enlaces que copie',
      help: 'Lo que copió en otro lugar se examina cuando vuelve a esta ventana. Nada se añade por sí solo.',
    },
    checkForUpdates: {
      label: 'Buscar versiones nuevas',
      help: 'Una vez al día. No se descarga ninguna hasta que usted lo diga.',
    },
    plugins: {
      label: 'Cargar complementos',
      help: 'Fuentes propias. Un complemento es un programa: puede hacer todo lo que usted puede, leer y cambiar sus archivos, hablar con cualquiera. Conserve solo los de autores de confianza. Se aplica al volver a iniciar Sluice.',
    },
    appearance: {
      label: 'Aspecto',
      help: 'Claro, oscuro o como lo tenga su sistema en cada momento.',
    },
    remoteAccess: {
      label: 'Permitir el acceso a otros equipos',
      help: 'Quien tenga el secreto llega a este Sluice por la red. La conexión no está cifrada: úselo donde confíe en la red.',
    },
    allowedHosts: {
      label: 'Nombres de host a los que responde',
      help: 'Además de direcciones, en minúsculas y separados por comas: por ejemplo, el nombre de un proxy que esté delante.',
    },
    language: {
      label: 'Idioma',
      help: 'De esta ventana, sus fechas y sus números.',
    },
  },
  appearances: {
    system: 'Como el sistema',
    light: 'Claro',
    dark: 'Oscuro',
  },
  plugins: {
    list: 'Complementos encontrados',
    folder: 'Carpeta: {folder}',
    none: 'Aún no hay ninguno.',
    inUse: 'En uso',
    notLoaded: 'No cargado',
    version: 'Versión {version}',
  },
  quiet: {
    from: 'Desde',
    to: 'Hasta',
  },
  noLimit: 'Ninguno',
  schedule: {
    rule: 'Regla {n, number}',
    days: 'Días',
    names: {
      mon: 'Lun',
      tue: 'Mar',
      wed: 'Mié',
      thu: 'Jue',
      fri: 'Vie',
      sat: 'Sáb',
      sun: 'Dom',
    },
    from: 'De',
    to: 'A',
    limit: 'Límite (kB/s)',
    limitHelp: 'Vacío: ninguno.',
    add: 'Añadir un horario',
    remove: 'Quitar la regla {n, number}',
  },
  rules: {
    rule: 'Regla {n, number}',
    source: 'Fuente',
    anySource: 'Cualquiera',
    host: 'Sitio',
    types: 'Tipos',
    folder: 'Carpeta',
    add: 'Añadir una regla',
    remove: 'Quitar la regla {n, number}',
    typesHint: 'mp3, flac',
    example: 'Por ejemplo, {folder}',
  },
  wholeNumber: 'Escriba un número entero de {least, number} a {most, number}.',
  toMend: 'hay algo que corregir',
  toDefault: 'Valor predeterminado de {label}',
  toDefaultTip: 'Volver al valor predeterminado',
  save: 'Guardar',
  cancel: 'Cancelar',
}
