import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: 'Configurar {label}',
  title: 'Ajustes de {label}',
  unset: 'Sin definir',
  kinds: { audio: 'Solo sonido', video: 'Vídeo' },
  command: {
    which: 'Orden',
    another: 'Nueva orden',
    name: 'Nombre',
    nameHelp: 'Minúsculas y cifras, como wget. Su carril se llama así.',
    program: 'Programa',
    programHelp: 'Un nombre en PATH o una ruta completa. No interviene ningún intérprete.',
    args: 'Argumentos, uno por línea',
    argsHelp:
      'Se sustituyen {open}url{close}, {open}name{close}, {open}dir{close} (su propia carpeta) y {open}out{close} (el archivo que debe escribir).',
    progress: 'Progreso',
    progressHelp: 'Una expresión regular con un grupo como {sample}. Vacío: se muestran los bytes escritos.',
    link: 'Enlace para probarla',
    linkHelp: 'Se descarga como cualquier otro, y aquí verá cómo termina.',
    remove: 'Quitar la orden',
    tryIt: 'Guardar y probar',
    trying: 'Probando…',
    works: 'Funciona: {file}',
    fails: 'Aún no funciona: {reason}',
  },
  fields: {
    kind: { label: 'Obtener' },
    container: { label: 'Tipo de archivo' },
    maxHeight: { label: 'Imagen como máximo' },
    subtitles: {
      label: 'Subtítulos',
      help: 'Idiomas como en, de o pt-BR, separados por comas. Vacío: ninguno.',
    },
    cookiesFromBrowser: { label: 'Sesión con las cookies de' },
    cookiesFile: {
      label: 'Archivo de cookies',
      help: 'Ruta completa de un cookies.txt exportado por un navegador. Este o un navegador, no ambos.',
    },
    embedMetadata: { label: 'Incluir título, artista y fecha en el archivo' },
    embedThumbnail: { label: 'Incluir la imagen en el archivo' },
    toolPath: { label: 'Ruta del programa', help: 'Vacío: el que se encuentre en este equipo.' },
    configPath: { label: 'Ruta de la configuración de streamrip', help: 'Vacío: donde streamrip la guarda.' },
    quality: { label: 'Calidad', help: 'Vacío: la mejor, o lo que diga la configuración del programa.' },
    codec: { label: 'Convertir a' },
    servers: {
      label: 'Servidores',
      help: 'Direcciones de servidores que usted puede usar, una por línea. Se consultan en este orden.',
    },
    apiKey: { label: 'Clave para los servidores' },
  },
}
