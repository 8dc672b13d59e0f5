import type { Translation } from '../../../shared/words.ts'
import type { preferences as English } from '../en/preferences.ts'

export const preferences: Translation<typeof English> = {
  title: 'Préférences',
  sections: {
    folders: 'Dossiers',
    limits: 'Limites',
    network: 'Réseau',
    desktop: 'Bureau',
    plugins: 'Extensions',
    appearance: 'Apparence et langue',
    remote: 'Accès à distance',
    backup: 'Exporter et importer',
  },
  fields: {
    downloadDir: {
      label: 'Dossier de téléchargement',
      help: 'Les fichiers terminés vont ici. Vide : le dossier de téléchargement de votre système.',
    },
    folderRules: {
      label: 'Règles pour les dossiers',
      help: 'La première règle qui convient décide, sauf si un dossier est choisi à l’ajout.',
    },
    maxActive: {
      label: 'Téléchargements à la fois',
      help: 'Toutes sources confondues, de 1 à 256.',
    },
    maxAttempts: {
      label: 'Tentatives',
      help: 'Nombre d’essais avant qu’un téléchargement soit considéré comme échoué, de 1 à 100.',
    },
    speedLimit: {
      label: 'Limite de vitesse (ko/s)',
      help: 'De tous les téléchargements ensemble. Vide : aucune.',
    },
    speedSchedule: {
      label: 'Autres limites à d’autres heures',
      help: 'La première règle qui s’applique compte. Si elle ne finit pas plus tard qu’elle ne commence, elle finit le lendemain.',
    },
    proxy: {
      label: 'Proxy',
      help: 'Par exemple http://hote:8080 ou socks5://nom:motdepasse@hote:1080. Vide : selon l’environnement du système ; none : directement.',
    },
    noProxy: {
      label: 'Sans le proxy',
      help: 'Sites, adresses et réseaux à joindre sans lui, comme example.org, 10.0.0.0/8.',
    },
    userAgent: {
      label: 'Agent utilisateur',
      help: 'Qui demande, tel que les serveurs le voient. Vide : Sluice et sa version.',
    },
    referer: {
      label: 'Référent',
      help: 'La page qui a le lien, telle que les serveurs la voient. Vide : aucune ; * : le lien lui-même.',
    },
    closeToTray: {
      label: 'Fermer la fenêtre laisse Sluice dans la zone de notification',
      help: 'Les téléchargements continuent. Désactivé : fermer la fenêtre quitte Sluice, et les téléchargements continuent au prochain démarrage.',
    },
    openAtLogin: {
      label: 'Démarrer à l’ouverture de session',
      help: 'Sans sa fenêtre, s’il reste dans la zone de notification.',
    },
    notifications: {
      label: 'Notifications',
      help: 'Un message quand des téléchargements sont finis et que vous regardez ailleurs.',
    },
    quietHours: {
      label: 'Heures calmes',
      help: 'Pas de notifications pendant ce temps.',
    },
    watchClipboard: {
      label: 'Proposer les liens que vous copiez',
      help: 'Ce que vous avez copié ailleurs est examiné quand vous revenez à cette fenêtre. Rien n’est ajouté tout seul.',
    },
    checkForUpdates: {
      label: 'Rechercher de nouvelles versions',
      help: 'Une fois par jour. Aucune n’est téléchargée avant que vous le disiez.',
    },
    plugins: {
      label: 'Charger les extensions',
      help: 'Vos propres sources. Une extension est un programme : elle peut tout ce que vous pouvez, lire et modifier vos fichiers, parler à n’importe qui. Ne gardez que celles dont les auteurs ont votre confiance. Prend effet au prochain démarrage de Sluice.',
    },
    appearance: {
      label: 'Apparence',
      help: 'Claire, sombre, ou celle de votre système à tout moment.',
    },
    remoteAccess: {
      label: 'Laisser entrer d’autres ordinateurs',
      help: 'Qui détient le secret atteint ce Sluice par le réseau. La connexion n’est pas chiffrée : à utiliser là où vous avez confiance dans le réseau.',
    },
    allowedHosts: {
      label: 'Noms d’hôte auxquels il répond',
      help: 'En plus des adresses, en minuscules, séparés par des virgules : le nom d’un proxy placé devant, par exemple.',
    },
    language: {
      label: 'Langue',
      help: 'De cette fenêtre, de ses dates et de ses nombres.',
    },
  },
  appearances: {
    system: 'Comme le système',
    light: 'Claire',
    dark: 'Sombre',
  },
  plugins: {
    list: 'Extensions trouvées',
    folder: 'Dossier : {folder}',
    none: 'Il n’y en a pas encore.',
    inUse: 'Utilisée',
    notLoaded: 'Non chargée',
    version: 'Version {version}',
  },
  quiet: {
    from: 'De',
    to: 'À',
  },
  noLimit: 'Aucune',
  schedule: {
    rule: 'Règle {n, number}',
    days: 'Jours',
    names: {
      mon: 'Lun',
      tue: 'Mar',
      wed: 'Mer',
      thu: 'Jeu',
      fri: 'Ven',
      sat: 'Sam',
      sun: 'Dim',
    },
    from: 'De',
    to: 'À',
    limit: 'Limite (ko/s)',
    limitHelp: 'Vide : aucune.',
    add: 'Ajouter un horaire',
    remove: 'Retirer la règle {n, number}',
  },
  rules: {
    rule: 'Règle {n, number}',
    source: 'Source',
    anySource: 'N’importe laquelle',
    host: 'Site',
    types: 'Types',
    folder: 'Dossier',
    add: 'Ajouter une règle',
    remove: 'Retirer la règle {n, number}',
    typesHint: 'mp3, flac',
    example: 'Par exemple {folder}',
  },
  wholeNumber: 'Saisissez un nombre entier de {least, number} à {most, number}.',
  toMend: 'quelque chose à corriger',
  toDefault: 'Valeur par défaut : {label}',
  toDefaultTip: 'Revenir à la valeur par défaut',
  save: 'Enregistrer',
  cancel: 'Annuler',
}
