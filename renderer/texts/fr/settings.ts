import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: 'Configurer {label}',
  title: 'Réglages de {label}',
  unset: 'Non défini',
  kinds: { audio: 'Son seul', video: 'Vidéo' },
  fields: {
    kind: { label: 'Récupérer' },
    container: { label: 'Type de fichier' },
    maxHeight: { label: 'Image au plus' },
    subtitles: {
      label: 'Sous-titres',
      help: 'Langues comme en, de ou pt-BR, séparées par des virgules. Vide : aucun.',
    },
    cookiesFromBrowser: { label: 'Connecté avec les cookies de' },
    cookiesFile: {
      label: 'Fichier de cookies',
      help: 'Chemin complet d’un cookies.txt exporté par un navigateur. Celui-ci ou un navigateur, pas les deux.',
    },
    embedMetadata: { label: 'Mettre titre, artiste et date dans le fichier' },
    embedThumbnail: { label: 'Mettre l’image dans le fichier' },
    toolPath: { label: 'Chemin du programme', help: 'Vide : celui trouvé sur cet ordinateur.' },
    configPath: {
      label: 'Chemin de la configuration de streamrip',
      help: 'Vide : là où streamrip la garde.',
    },
    quality: { label: 'Qualité', help: 'Vide : la meilleure, ou ce que dit la configuration du programme.' },
    codec: { label: 'Convertir en' },
    servers: {
      label: 'Serveurs',
      help: 'Adresses de serveurs que vous pouvez utiliser, une par ligne. Ils sont interrogés dans cet ordre.',
    },
    apiKey: { label: 'Clé pour les serveurs' },
  },
}
