import type { Translation } from '../../../shared/words.ts'
import type { window as English } from '../en/window.ts'

export const window: Translation<typeof English> = {
  product: 'Sluice',
  units: {
    bytes: '{n} o',
    bytesPerSecond: '{n} o/s',
    s: '{n} s',
    min: '{n} min',
    h: '{n} h',
    d: '{n} j',
  },
  unknown: '–',
  errors: {
    badAnswer:
      'Sluice a répondu à « {method} » d’une façon que cette fenêtre ne comprend pas. Rechargez la fenêtre ; si cela n’aide pas, les deux sont de versions différentes.',
    notConnected: 'Pas de connexion à Sluice. Rien n’a été modifié.',
    connectionLost:
      'La connexion a été perdue avant la réponse de Sluice. Vérifiez si c’est fait avant de réessayer.',
    broken: 'Cette fenêtre a rencontré une erreur inattendue',
    brokenHelp: 'Vos téléchargements continuent. Rechargez la fenêtre pour les revoir.',
    reload: 'Recharger',
  },
  connection: {
    lost: 'Connexion à Sluice perdue. Ce que vous voyez n’est peut-être plus à jour. Nouvel essai…',
  },
  unauthorized: {
    title: 'Cette fenêtre a besoin de sa clé',
    missing:
      'Sluice ne montre ses téléchargements qu’à ceux qui ont son secret, et cette adresse n’en contenait pas.',
    wrong:
      'Sluice n’a pas accepté le secret avec lequel cette fenêtre a été ouverte. Il a peut-être été remplacé depuis.',
    help: 'Ouvrez l’adresse que « sluice serve » affiche à son démarrage, ou collez-la ici.',
    field: 'Adresse ou secret',
    open: 'Ouvrir',
  },
  copiedLinks: {
    found: '{n, plural, one {# lien} other {# liens}} dans ce que vous avez copié.',
    look: 'Ajouter…',
  },
  remote: {
    secret: 'Secret',
    show: 'Afficher le secret',
    hide: 'Masquer le secret',
    copySecret: 'Copier le secret',
    renew: 'Nouveau secret',
    renewHelp: 'Les fenêtres et programmes venus avec l’ancien sont exclus aussitôt.',
    address: 'Adresse',
    copyAddress: 'Copier l’adresse avec son secret',
    asSaved: 'Tel que c’est maintenant ; ce que vous changez ci-dessus vaut une fois enregistré.',
  },
  backup: {
    exportTitle: 'Exporter',
    exportHelp:
      'Un fichier avec vos préférences et les téléchargements qui n’ont pas abouti. Les comptes et mots de passe n’y sont pas.',
    export: 'Exporter la file et les préférences',
    importTitle: 'Importer',
    importHelp: 'À partir d’un tel fichier. Vous voyez son contenu avant que quoi que ce soit soit repris.',
    choose: 'Choisir un fichier…',
    unfit:
      'Ce n’est pas un fichier exporté par Sluice, ou un Sluice plus récent l’a exporté. Choisissez-en un autre.',
    found:
      'Il contient les préférences et {n, plural, one {# téléchargement} other {# téléchargements}}, dont {fresh, number} absents de votre liste.',
    importQueue:
      '{n, plural, =0 {Aucun téléchargement à ajouter} one {Ajouter # téléchargement} other {Ajouter # téléchargements}}',
    importPreferences: 'Reprendre ses préférences',
    added: '{n, plural, one {# téléchargement ajouté} other {# téléchargements ajoutés}} depuis le fichier.',
    taken: 'Les préférences du fichier sont maintenant en vigueur.',
  },
  close: 'Fermer',
  copied: 'Copié',
  notices: 'Avis',
  dismiss: 'Ignorer',
}
