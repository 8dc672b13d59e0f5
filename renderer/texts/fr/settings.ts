import type { settings as English } from '../en/settings.ts'
import type { Translation } from '../words.ts'

export const settings: Translation<typeof English> = {
  open: 'Configurer {label}',
  title: 'Réglages de {label}',
  unset: 'Non défini',
  kinds: { audio: 'Son seul', video: 'Vidéo' },
  command: {
    which: 'Commande',
    another: 'Nouvelle commande',
    name: 'Nom',
    nameHelp: 'Minuscules et chiffres, comme wget. Sa voie porte ce nom.',
    program: 'Programme',
    programHelp: 'Un nom dans PATH ou un chemin complet. Aucun interpréteur n’intervient.',
    args: 'Arguments, un par ligne',
    argsHelp:
      'Sont remplacés {open}url{close}, {open}name{close}, {open}dir{close} (son propre dossier) et {open}out{close} (le fichier à écrire).',
    progress: 'Progression',
    progressHelp:
      'Une expression régulière avec un groupe comme {sample}. Vide : les octets écrits sont affichés.',
    link: 'Lien pour l’essayer',
    linkHelp: 'Il est téléchargé comme tout autre, et vous voyez ici comment cela finit.',
    remove: 'Retirer la commande',
    tryIt: 'Enregistrer et essayer',
    trying: 'Essai en cours…',
    works: 'Cela marche : {file}',
    fails: 'Cela ne marche pas encore : {reason}',
  },
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
