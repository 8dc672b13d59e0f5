import type { Translation } from '../../../shared/words.ts'
import type { settings as English } from '../en/settings.ts'

export const settings: Translation<typeof English> = {
  open: 'Configurar {label}',
  title: 'Ajustes de {label}',
  unset: 'Sin definir',
  kinds: { audio: 'Solo sonido', video: 'Vídeo' },
  beside: { subtitles: 'Subtítulos', thumbnail: 'Imagen', metadata: 'Todo lo que se sabe (.info.json)' },
  command: {
    which: 'Comando',
    another: 'Nuevo comando',
    name: 'Nombre',
    nameHelp: 'Minúsculas y cifras, como wget. Su carril se llama así.',
    program: 'Programa',
    programHelp: 'Un nombre en PATH o una ruta completa. No interviene ningún intérprete.',
    args: 'Argumentos, uno por línea',
    argsHelp:
      'Se sustituyen {open}url{close}, {open}name{close}, {open}dir{close} (su propia carpeta) y {open}out{close} (el archivo que debe escribir).',
    progress: 'Progreso',
    progressHelp: 'Una expresión regular con un grupo como {sample}. Vacío: se muestran los bytes escritos.',
    result: 'Su archivo',
    resultHelp: 'Sin definir: {open}out{close} si está en los argumentos; si no, el único archivo que crea.',
    results: {
      out: 'Escrito en {open}out{close}',
      last: 'Nombrado en la última línea que muestra',
      any: 'El único archivo que crea',
    },
    link: 'Enlace para probarlo',
    linkHelp: 'Se descarga como cualquier otro, y aquí verá cómo termina.',
    remove: 'Quitar el comando',
    tryIt: 'Guardar y probar',
    trying: 'Probando…',
    works: 'Funciona: {file}',
    fails: 'Aún no funciona: {reason}',
  },
  fields: {
    kind: { label: 'Obtener', help: 'Sin definir: vídeo de YouTube, sonido de SoundCloud.' },
    container: {
      label: 'Tipo de archivo',
      help: 'El sonido se convierte; el vídeo solo se reempaqueta. Sin definir: tal como viene.',
    },
    maxHeight: { label: 'Imagen como máximo', help: 'Una mayor se toma solo si no hay otra.' },
    audioQuality: {
      label: 'Calidad del sonido convertido',
      help: 'De 0, la mejor y de mayor tamaño, a 10. Sin definir: 0.',
    },
    format: {
      label: 'Formato',
      help: 'Una selección como la escribe yt-dlp, por ejemplo bv*+ba/b. Vacío: lo elegido en «Obtener».',
    },
    liveStreams: {
      label: 'Grabar emisiones en directo',
      help: 'Desde ahora hasta que terminen. Desactivado: se rechazan.',
    },
    subtitles: {
      label: 'Subtítulos',
      help: 'Idiomas como en, de o pt-BR, separados por comas. Vacío: ninguno.',
    },
    automaticSubtitles: {
      label: 'También subtítulos generados automáticamente',
      help: 'En los idiomas de «Subtítulos», donde nadie los haya escrito.',
    },
    filesBeside: {
      label: 'En archivos propios',
      help: 'Junto al medio y con su nombre. Los subtítulos no van entonces también en el vídeo.',
    },
    embedMetadata: {
      label: 'Incluir título, artista y fecha en el archivo',
      help: 'También los capítulos, donde los haya.',
    },
    embedThumbnail: {
      label: 'Incluir la imagen en el archivo',
      help: 'Como su portada. webm y wav no admiten ninguna.',
    },
    cookiesFromBrowser: {
      label: 'Sesión con las cookies de',
      help: 'Para lo que el sitio solo le muestra a usted, con su sesión iniciada.',
    },
    cookiesFile: {
      label: 'Archivo de cookies',
      help: 'Ruta completa de un cookies.txt exportado por un navegador. Este o un navegador, no ambos.',
    },
    toolPath: { label: 'Ruta del programa', help: 'Vacío: el que se encuentre en este equipo.' },
    configPath: { label: 'Ruta de la configuración de streamrip', help: 'Vacío: donde streamrip la guarda.' },
    quality: {
      label: 'Calidad',
      help: 'La primera de la lista es la mejor. Sin definir: la mejor, o lo que diga la configuración del programa.',
    },
    codec: {
      label: 'Convertir a',
      help: 'Sin definir: lo que diga la propia configuración de streamrip.',
    },
    allowShort: {
      label: 'Aceptar pistas muy cortas',
      help: 'Desactivado: se rechaza una pista tan corta como una muestra.',
    },
    servers: {
      label: 'Servidores',
      help: 'Direcciones de servidores que usted puede usar, una por línea. Se consultan en este orden.',
    },
    apiKey: { label: 'Clave para los servidores', help: 'Para los servidores que la pidan. Vacío: ninguna.' },
  },
}
