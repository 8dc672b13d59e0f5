import type { Translation } from '../words.ts'
import type { said as English } from './en.ts'

export const said: Translation<typeof English> = {
  'unknown-source': 'No hay ninguna fuente llamada «{name}». Fuentes conocidas: {known}.',
  'bad-filename': '«{filename}» no es un nombre de archivo de {source}.',
  'no-source-takes': 'Ninguna fuente puede descargar este enlace: {links}. No se añadió nada.',
  'no-source-takes-more':
    'Ninguna fuente puede descargar estos enlaces: {links} y {n, number} más. No se añadió nada.',
  'not-taken-by': 'No es un enlace de {sources}: {links}. No se añadió nada.',
  'not-taken-by-more': 'No son enlaces de {sources}: {links} y {n, number} más. No se añadió nada.',
  'not-its-link': 'No es un enlace de {source}: {link}.',
  'not-absolute': '«{folder}» no es la ruta completa de una carpeta.',
  'download-folder': 'La carpeta de descargas debe ser una ruta completa; «{folder}» no lo es.',
  'lane-rests': 'La fuente pidió un descanso. Termínelo antes o espere a que acabe.',
  'one-lane': 'Todos los servidores de {source} comparten un carril.',
  'not-saved':
    'No se pudo guardar la cola ({problem}). Sluice lo sigue intentando; compruebe el disco de la carpeta de datos.',
  'file-unfinished': 'No hay ningún archivo terminado de esta descarga.',
  'file-gone': 'El archivo ya no está donde se guardó: {path}. Se movió, se renombró o se eliminó.',
  'file-not-opened': 'No se pudo abrir «{name}»: {problem}',
  unfit: 'Sluice no aceptó los datos: {problem}',
  'went-wrong': 'Algo salió mal en «{method}». El registro tiene los detalles.',

  'no-program-at': 'No hay ningún programa en {path}.',
  'no-yt-dlp': 'No se encontró yt-dlp.',
  'other-program': '{path} no es un yt-dlp que funcione.',
  'cookies-unread': 'No se puede leer el archivo de cookies, {path}.',
  'no-command': 'Aún no hay ningún comando configurado.',
  'programs-not-found': 'No se encontró: {programs}.',
  'no-streamrip': 'No se encontró streamrip (rip).',
  'no-streamrip-file': 'streamrip no tiene configuración en {path}.',
  'no-streamrip-account': 'streamrip aún no tiene una cuenta de este servicio.',
  'no-hifi-server': 'No hay ningún servidor HiFi configurado.',
  'settings-unfit': 'Sus ajustes no son válidos: {problem}',
  'plugin-says': 'El complemento informa: {problem}',
  'too-many-plugins': 'No se le preguntó: no se usan más de {most, number} complementos.',
  'plugin-nonsense': 'Dice lo que ningún complemento puede decir.',
  'plugin-ended': 'Terminó el proceso en el que se cargó ({how}).',
  'exit-code': 'código de salida {code}',
  'plugin-silent': 'No respondió en {n, plural, one {# segundo} other {# segundos}}.',
  'plugin-not-waited-for':
    'Sluice se inició sin esperarlo: los complementos tardaban demasiado en responder. Si ya responde, se usará a partir del próximo inicio.',
  'name-taken': 'El nombre «{name}» ya lo usa {label}.',

  'install-yt-dlp':
    'Instale yt-dlp y ffmpeg (Debian: apt install yt-dlp ffmpeg; macOS: brew install yt-dlp ffmpeg; Windows: winget install yt-dlp), o indique la ruta de yt-dlp en las preferencias.',
  'export-cookies':
    'Vuelva a exportar a él las cookies de un navegador con la sesión iniciada, o indique otro.',
  'add-command': 'Añada uno en las preferencias, p. ej. {example}.',
  'install-program': 'Instálelo o indique su ruta completa.',
  'install-streamrip':
    'Instale streamrip (pip install streamrip), ejecute `rip url` una vez en un terminal para iniciar sesión, o indique la ruta de rip en las preferencias.',
  'sign-in-streamrip':
    'Inicie sesión una vez en un terminal: ejecute `rip url` con cualquier enlace de este servicio, o indique la ruta de la configuración de streamrip en las preferencias.',
  'name-hifi-server':
    'Indique uno o varios en las preferencias: las direcciones de servidores que puede usar.',
  'set-again': 'Indíquelos de nuevo.',
  'mend-plugin': 'Corrija el complemento o quítelo.',

  'folder-in-use': 'Otro Sluice está usando la carpeta de datos {folder}.',
  'newer-database':
    '{path} lo escribió una versión más nueva de Sluice (su formato es {format, number}; esta versión conoce hasta el {known, number}). Actualice Sluice o elija otra carpeta de datos.',
  'preferences-unread':
    'No se pudieron leer las preferencias ({problem}). El archivo se conservó como {file}; lo que se entendía sigue vigente.',
  'preferences-no-json':
    'No se pudieron leer las preferencias: el archivo no es JSON. Se conservó como {file}; rigen los valores predeterminados.',
  'list-lost':
    'La lista de descargas estaba dañada. Se conservó como {file} y se empezó una nueva. No se pudo leer nada de ella.',
  'list-rescued':
    'La lista de descargas estaba dañada. Se conservó como {file} y se empezó una nueva. {n, plural, one {Se recuperó # descarga} other {Se recuperaron # descargas}}.',
  'entries-damaged':
    '{n, plural, one {No se pudo leer # entrada guardada; está} other {No se pudieron leer # entradas guardadas; están}} en la tabla «damaged» de {file}. Todas las demás siguen aquí.',
  'port-taken': 'Otro programa usa el puerto {port} en {host}.',
  'port-forbidden': 'Este usuario no puede usar el puerto {port}.',
  'no-address': '{host} no es una dirección de este equipo.',
  'not-listening': 'No se puede escuchar en {host}:{port}: {problem}',

  at: '{where}: {problem}',
  unusable: 'Esto no se puede usar. Cámbielo.',
  number: 'Escriba un número.',
  'whole-number': 'Escriba un número entero.',
  least: 'Escriba {least, number} o más.',
  most: 'Escriba {most, number} o menos.',
  text: 'Escriba un texto.',
  list: 'Escriba una lista.',
  'on-or-off': 'Solo puede estar activado o desactivado.',
  empty: 'Escriba algo.',
  'too-long': 'Escriba como máximo {most, plural, one {# carácter} other {# caracteres}}.',
  'too-many': 'Indique como máximo {most, number}.',
  'one-of': 'Elija entre: {options}.',
  'unknown-keys': 'No existe ese ajuste: {keys}.',
  'web-address': 'Escriba una dirección http o https.',
  'control-characters': 'Aquí no se permiten caracteres de control, como saltos de línea.',
  'no-proxy': 'Un proxy se escribe como http://host:8080 o socks5://host:1080; o indique none.',
  'no-host-name': 'Un nombre de host se escribe como downloads.example.org, en minúsculas.',
  'no-time-of-day': 'Una hora se escribe como 22:30.',
  'name-a-day': 'Indique al menos un día.',
  'name-a-folder': 'Indique una carpeta.',
  'folder-leads-out': 'Una carpeta no puede llevar fuera de aquella en la que está («..»).',
  'folder-fields': 'Una carpeta puede contener {fields}.',
  'no-ending': 'Un tipo se escribe como mp3: sin puntos, espacios ni barras.',
  'no-checksum': 'Una suma de comprobación se escribe como sha256:HEX.',
  'checksum-digits': 'Una suma de comprobación {algorithm} tiene {digits, number} cifras hexadecimales.',
  'no-header-name': 'No es un nombre de cabecera.',
  'no-user-name': 'Un nombre de usuario no puede contener dos puntos ni caracteres de control.',
  'no-language': 'Un idioma se escribe como {examples}; con - delante se excluye.',
  'which-languages': 'Indique en qué idiomas, por ejemplo en.',
  'wrong-container': 'El sonido viene en {audio}; el vídeo, en {video}.',
  'no-cover-in': 'Un archivo de este tipo no admite imagen ({containers}): elija otro.',
  'cookies-twice': 'Las cookies salen de un archivo o de un navegador, no de ambos.',
  'command-name': 'Un comando se nombra con a-z y 0-9, y con . _ - entre medias.',
  'no-pattern': 'No es una expresión regular.',
  'two-commands': 'Dos comandos tienen el mismo nombre.',
}
