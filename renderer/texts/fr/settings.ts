import type { Translation } from '../../../shared/words.ts'
import type { settings as English } from '../en/settings.ts'

export const settings: Translation<typeof English> = {
  open: 'Configurer {label}',
  title: 'Réglages de {label}',
  unset: 'Non défini',
  kinds: { audio: 'Son seul', video: 'Vidéo' },
  beside: { subtitles: 'Sous-titres', thumbnail: 'Image', metadata: 'Tout ce qui est connu (.info.json)' },
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
    result: 'Son fichier',
    resultHelp:
      'Non défini : {open}out{close} s’il est dans les arguments, sinon le seul fichier qu’il produit.',
    results: {
      out: 'Écrit dans {open}out{close}',
      last: 'Nommé par la dernière ligne qu’il affiche',
      any: 'Le seul fichier qu’il produit',
    },
    link: 'Lien pour l’essayer',
    linkHelp: 'Il est téléchargé comme tout autre, et vous voyez ici comment cela finit.',
    remove: 'Retirer la commande',
    tryIt: 'Enregistrer et essayer',
    trying: 'Essai en cours…',
    works: 'Cela marche : {file}',
    fails: 'Cela ne marche pas encore : {reason}',
  },
  fields: {
    kind: { label: 'Récupérer', help: 'Non défini : vidéo de YouTube, son de SoundCloud.' },
    container: {
      label: 'Type de fichier',
      help: 'Le son y est converti, la vidéo change seulement de conteneur. Non défini : tel quel.',
    },
    maxHeight: { label: 'Image au plus', help: 'Une plus grande n’est prise que s’il n’y en a pas d’autre.' },
    audioQuality: {
      label: 'Qualité du son converti',
      help: 'De 0, la meilleure et la plus lourde, à 10. Non défini : 0.',
    },
    format: {
      label: 'Format',
      help: 'Une sélection telle que yt-dlp l’écrit, comme bv*+ba/b. Vide : ce qui est choisi sous « Récupérer ».',
    },
    liveStreams: {
      label: 'Enregistrer les directs',
      help: 'De maintenant jusqu’à leur fin. Désactivé : ils sont refusés.',
    },
    subtitles: {
      label: 'Sous-titres',
      help: 'Langues comme en, de ou pt-BR, séparées par des virgules. Vide : aucun.',
    },
    automaticSubtitles: {
      label: 'Aussi les sous-titres générés automatiquement',
      help: 'Dans les langues de « Sous-titres », là où personne n’en a écrit.',
    },
    filesBeside: {
      label: 'Dans des fichiers à part',
      help: 'À côté du média, sous son nom. Les sous-titres ne sont alors pas aussi dans la vidéo.',
    },
    embedMetadata: {
      label: 'Mettre titre, artiste et date dans le fichier',
      help: 'Les chapitres aussi, s’il y en a.',
    },
    embedThumbnail: {
      label: 'Mettre l’image dans le fichier',
      help: 'Comme pochette. webm et wav n’en contiennent pas.',
    },
    cookiesFromBrowser: {
      label: 'Identifié avec les cookies de',
      help: 'Pour ce que le site ne montre qu’à vous, une fois identifié.',
    },
    cookiesFile: {
      label: 'Fichier de cookies',
      help: 'Chemin complet d’un cookies.txt exporté par un navigateur. Celui-ci ou un navigateur, pas les deux.',
    },
    toolPath: { label: 'Chemin du programme', help: 'Vide : celui trouvé sur cet ordinateur.' },
    configPath: {
      label: 'Chemin de la configuration de streamrip',
      help: 'Vide : là où streamrip la garde.',
    },
    quality: {
      label: 'Qualité',
      help: 'La première de la liste est la meilleure. Non défini : la meilleure, ou ce que dit la configuration du programme.',
    },
    codec: {
      label: 'Convertir en',
      help: 'Non défini : ce que dit la configuration propre à streamrip.',
    },
    allowShort: {
      label: 'Accepter les pistes très courtes',
      help: 'Désactivé : une piste aussi courte qu’un extrait est refusée.',
    },
    servers: {
      label: 'Serveurs',
      help: 'Adresses de serveurs que vous pouvez utiliser, une par ligne. Ils sont interrogés dans cet ordre.',
    },
    apiKey: {
      label: 'Clé pour les serveurs',
      help: 'Pour les serveurs qui en demandent une. Vide : aucune.',
    },
  },
}
