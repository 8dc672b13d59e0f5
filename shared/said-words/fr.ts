import type { Translation } from '../words.ts'
import type { said as English } from './en.ts'

export const said: Translation<typeof English> = {
  'unknown-source': 'Il n’y a pas de source nommée « {name} ». Sources connues : {known}.',
  'bad-filename': '« {filename} » n’est pas un nom de fichier de {source}.',
  'no-source-takes': 'Aucune source ne peut télécharger ce lien : {links}. Rien n’a été ajouté.',
  'no-source-takes-more':
    'Aucune source ne peut télécharger ces liens : {links} et {n, number} de plus. Rien n’a été ajouté.',
  'not-taken-by': 'Ce n’est pas un lien de {sources} : {links}. Rien n’a été ajouté.',
  'not-taken-by-more':
    'Ce ne sont pas des liens de {sources} : {links} et {n, number} de plus. Rien n’a été ajouté.',
  'not-its-link': 'Ce n’est pas un lien de {source} : {link}.',
  'not-absolute': '« {folder} » n’est pas le chemin complet d’un dossier.',
  'download-folder':
    'Le dossier de téléchargement doit être un chemin complet ; « {folder} » n’en est pas un.',
  'lane-rests':
    'La source a demandé un temps de repos. Mettez-y fin d’abord, ou attendez qu’il soit terminé.',
  'one-lane': 'Tous les serveurs de {source} partagent une même voie.',
  'not-saved':
    'La file n’a pas pu être enregistrée ({problem}). Sluice continue d’essayer ; vérifiez le disque du dossier de données.',
  'file-unfinished': 'Ce téléchargement n’a pas de fichier terminé.',
  'file-gone':
    'Le fichier n’est plus là où il a été enregistré : {path}. Il a été déplacé, renommé ou supprimé.',
  'file-not-opened': '« {name} » n’a pas pu être ouvert : {problem}',
  unfit: 'Sluice n’a pas accepté ces données : {problem}',
  'went-wrong': 'Quelque chose s’est mal passé dans « {method} ». Le journal en donne le détail.',

  'no-program-at': 'Il n’y a pas de programme à l’emplacement {path}.',
  'no-yt-dlp': 'yt-dlp est introuvable.',
  'other-program': '{path} n’est pas un yt-dlp qui fonctionne.',
  'cookies-unread': 'Le fichier de cookies, {path}, ne peut pas être lu.',
  'no-command': 'Aucune commande n’est encore configurée.',
  'programs-not-found': 'Introuvable : {programs}.',
  'no-streamrip': 'streamrip (rip) est introuvable.',
  'no-streamrip-file': 'streamrip n’a pas de configuration à l’emplacement {path}.',
  'no-streamrip-account': 'streamrip n’a pas encore de compte pour ce service.',
  'no-hifi-server': 'Aucun serveur HiFi n’est configuré.',
  'settings-unfit': 'Ses réglages ne conviennent pas : {problem}',
  'plugin-says': 'L’extension signale : {problem}',
  'too-many-plugins':
    'Elle n’a pas été interrogée : pas plus de {most, number} extensions ne sont utilisées.',
  'plugin-nonsense': 'Elle dit ce qu’aucune extension ne peut dire.',
  'plugin-ended': 'Elle a mis fin au processus dans lequel elle était chargée ({how}).',
  'exit-code': 'code de sortie {code}',
  'plugin-silent': 'Elle n’a pas répondu en {n, plural, one {# seconde} other {# secondes}}.',
  'plugin-not-waited-for':
    'Sluice a démarré sans l’attendre : des extensions tardaient trop à répondre. Si elle répond désormais, elle sera utilisée dès le prochain démarrage.',
  'name-taken': 'Le nom « {name} » est déjà pris par {label}.',

  'install-yt-dlp':
    'Installez yt-dlp et ffmpeg (Debian : apt install yt-dlp ffmpeg ; macOS : brew install yt-dlp ffmpeg ; Windows : winget install yt-dlp), ou indiquez le chemin de yt-dlp dans les préférences.',
  'export-cookies':
    'Exportez-y de nouveau les cookies d’un navigateur où vous êtes identifié, ou indiquez-en un autre.',
  'add-command': 'Ajoutez-en une dans les préférences, par exemple {example}.',
  'install-program': 'Installez-le, ou indiquez son chemin complet.',
  'install-streamrip':
    'Installez streamrip (pip install streamrip), lancez une fois `rip url` dans un terminal pour vous identifier, ou indiquez le chemin de rip dans les préférences.',
  'sign-in-streamrip':
    'Identifiez-vous une fois dans un terminal : lancez `rip url` avec n’importe quel lien de ce service, ou indiquez le chemin de la configuration de streamrip dans les préférences.',
  'name-hifi-server':
    'Indiquez-en un ou plusieurs dans les préférences : les adresses de serveurs que vous pouvez utiliser.',
  'set-again': 'Définissez-les de nouveau.',
  'mend-plugin': 'Corrigez l’extension, ou retirez-la.',

  'folder-in-use': 'Un autre Sluice utilise le dossier de données {folder}.',
  'newer-database':
    '{path} a été écrit par une version plus récente de Sluice (son format est {format, number}, cette version connaît jusqu’à {known, number}). Mettez Sluice à jour, ou choisissez un autre dossier de données.',
  'preferences-unread':
    'Les préférences n’ont pas pu être lues ({problem}). Le fichier a été conservé sous le nom {file} ; ce qui était compréhensible s’applique.',
  'preferences-no-json':
    'Les préférences n’ont pas pu être lues : le fichier n’est pas du JSON. Il a été conservé sous le nom {file} ; les valeurs par défaut s’appliquent.',
  'list-lost':
    'La liste des téléchargements était endommagée. Elle a été conservée sous le nom {file} et une nouvelle a été commencée. Rien n’a pu y être lu.',
  'list-rescued':
    'La liste des téléchargements était endommagée. Elle a été conservée sous le nom {file} et une nouvelle a été commencée. {n, plural, one {# téléchargement en a été repris} other {# téléchargements en ont été repris}}.',
  'entries-damaged':
    '{n, plural, one {# entrée enregistrée n’a pas pu être lue ; elle est} other {# entrées enregistrées n’ont pas pu être lues ; elles sont}} dans la table « damaged » de {file}. Toutes les autres sont là.',
  'port-taken': 'Le port {port} sur {host} est pris par un autre programme.',
  'port-forbidden': 'Cet utilisateur ne peut pas utiliser le port {port}.',
  'no-address': '{host} n’est pas une adresse de cette machine.',
  'not-listening': 'Impossible d’écouter sur {host}:{port} : {problem}',

  at: '{where} : {problem}',
  unusable: 'Cette valeur est inutilisable. Modifiez-la.',
  number: 'Saisissez un nombre.',
  'whole-number': 'Saisissez un nombre entier.',
  least: 'Saisissez {least, number} ou plus.',
  most: 'Saisissez {most, number} ou moins.',
  text: 'Saisissez un texte.',
  list: 'Saisissez une liste.',
  'on-or-off': 'C’est soit activé, soit désactivé, rien d’autre.',
  empty: 'Saisissez quelque chose.',
  'too-long': 'Saisissez au plus {most, plural, one {# caractère} other {# caractères}}.',
  'too-many': 'Indiquez-en au plus {most, number}.',
  'one-of': 'Choisissez parmi : {options}.',
  'unknown-keys': 'Il n’y a pas de tel réglage : {keys}.',
  'web-address': 'Saisissez une adresse http ou https.',
  'control-characters': 'Les caractères de contrôle, comme les retours à la ligne, ne sont pas permis ici.',
  'no-proxy': 'Un proxy s’écrit comme http://hote:8080 ou socks5://hote:1080 ; ou bien indiquez none.',
  'no-host-name': 'Un nom d’hôte s’écrit comme downloads.example.org, en minuscules.',
  'no-time-of-day': 'Une heure s’écrit comme 22:30.',
  'name-a-day': 'Indiquez au moins un jour.',
  'name-a-folder': 'Indiquez un dossier.',
  'folder-leads-out': 'Un dossier ne peut pas mener hors de celui où il se trouve (« .. »).',
  'folder-fields': 'Un dossier peut contenir {fields}.',
  'no-ending': 'Un type s’écrit comme mp3 : sans points, espaces ni barres obliques.',
  'no-checksum': 'Une somme de contrôle s’écrit comme sha256:HEX.',
  'checksum-digits': 'Une somme de contrôle {algorithm} a {digits, number} chiffres hexadécimaux.',
  'no-header-name': 'Ce n’est pas un nom d’en-tête.',
  'no-user-name': 'Un nom d’utilisateur ne peut contenir ni deux-points ni caractères de contrôle.',
  'no-language': 'Une langue s’écrit comme {examples} ; précédée de -, elle est laissée de côté.',
  'which-languages': 'Indiquez dans quelles langues, par exemple en.',
  'wrong-container': 'Le son existe en {audio} ; la vidéo en {video}.',
  'no-cover-in': 'Un fichier de ce type ne contient pas d’image ({containers}) : choisissez-en un autre.',
  'cookies-twice': 'Les cookies viennent d’un fichier ou d’un navigateur, pas des deux.',
  'command-name': 'Une commande est nommée avec a-z et 0-9, et . _ - entre eux.',
  'no-pattern': 'Ce n’est pas une expression régulière.',
  'two-commands': 'Deux commandes portent le même nom.',
}
