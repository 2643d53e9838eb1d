# Les mots du programme, en français. Un message par ligne ; `.tip` est l'infobulle d'une commande.

menu = Menu
menu-file = Fichier
menu-edit = Édition
menu-view = Affichage
menu-review = Relecture
menu-help = Aide

command-open-old = Ouvrir l'ancienne version…
    .tip = Choisir le fichier des conditions telles qu'elles étaient
command-open-new = Ouvrir la nouvelle version…
    .tip = Choisir le fichier des conditions telles qu'elles sont
command-open-by-path = Ouvrir par chemin…
    .tip = Saisir l'emplacement d'un fichier au lieu de le choisir
command-paste-old = Coller comme ancienne version
    .tip = Prendre le texte ou le HTML du presse-papiers comme ancienne version
command-paste-new = Coller comme nouvelle version
    .tip = Prendre le texte ou le HTML du presse-papiers comme nouvelle version
command-swap = Échanger ancienne et nouvelle
    .tip = Comparer dans l'autre sens
command-turn-changes-of-old = Ancienne version : avant ou avec ses modifications suivies
    .tip = Lire l’ancienne version telle qu’elle était avant ses modifications suivies, ou en les acceptant toutes
command-turn-changes-of-new = Nouvelle version : avant ou avec ses modifications suivies
    .tip = Lire la nouvelle version telle qu’elle était avant ses modifications suivies, ou en les acceptant toutes
command-open-sample = Ouvrir l'exemple
    .tip = Ouvrir les deux versions d'une offre de coupons fournies avec le programme
command-open-project = Ouvrir un projet…
    .tip = Ouvrir un travail enregistré, qui contient les deux textes
command-save-project = Enregistrer le projet
    .tip = Garder textes, notes et décisions dans un seul fichier
command-save-project-as = Enregistrer le projet sous…
    .tip = Garder le travail sous un autre nom
command-export-report = Exporter un rapport…
    .tip = Écrire la comparaison dans un fichier lisible par d'autres
command-quit = Quitter
    .tip = Fermer la fenêtre ; tout le travail est gardé
command-undo = Annuler
    .tip = Défaire la dernière modification
command-redo = Rétablir
    .tip = Refaire la modification annulée
command-find = Chercher dans les deux versions
    .tip = Chercher des mots, des mots entiers ou une expression régulière
command-next-hit = Occurrence suivante
    .tip = Aller à la clause suivante qui contient les mots cherchés
command-previous-hit = Occurrence précédente
    .tip = Aller à la clause précédente qui contient les mots cherchés
command-clear-filters = Effacer recherche et filtres
    .tip = Montrer de nouveau tous les constats et changements
command-copy-citation = Copier comme citation
    .tip = Ancienne et nouvelle rédaction avec document, date, numéro de clause et empreinte
command-command-palette = Toutes les commandes…
    .tip = Saisir le nom d'une commande
command-show-answer = Réponse
    .tip = Verdict, ce qui change aspect par aspect, les constats les plus importants
command-show-side-by-side = Côte à côte
    .tip = Les deux versions, clause en face de clause
command-show-redline = Texte barré
    .tip = Un seul texte avec suppressions et ajouts
command-show-cards = Fiches
    .tip = Un changement par fiche, comme un tableau des écarts
command-show-ledger = Registre
    .tip = Données, finalités, destinataires avant et après, avec leurs clauses
command-only-changes = Seulement les changements
    .tip = Replier les clauses inchangées, sauf contexte et titres
command-show-lists = Montrer ou cacher les listes
    .tip = Le panneau de gauche
command-show-details = Montrer ou cacher les détails
    .tip = Le panneau de droite
command-larger-text = Texte plus grand
    .tip = Agrandir le texte des clauses
command-smaller-text = Texte plus petit
    .tip = Réduire le texte des clauses
command-looser-lines = Plus d'espace entre les lignes
    .tip = Augmenter la hauteur des lignes
command-tighter-lines = Moins d'espace entre les lignes
    .tip = Réduire la hauteur des lignes
command-next-theme = Clair, sombre ou comme le système
    .tip = Passer au suivant des trois
command-next-redline-colours = Couleurs : sûres ou juridiques
    .tip = Orange et bleu pour toute vision des couleurs, ou rouge et bleu comme dans les cabinets
command-next-language = Anglais ou français
    .tip = Montrer la fenêtre dans l'autre langue
command-next-change = Changement suivant
    .tip = Aller au prochain changement qui passe les filtres
command-previous-change = Changement précédent
    .tip = Aller au changement précédent qui passe les filtres
command-next-finding = Constat suivant
    .tip = Aller au constat suivant, le plus important d'abord
command-previous-finding = Constat précédent
    .tip = Aller au constat précédent
command-next-unreviewed = Prochain changement non relu
    .tip = Aller au prochain changement encore ouvert
command-agree = Marquer comme admis
    .tip = Vous admettez le changement ou le constat sélectionné
command-dispute = Marquer comme contesté
    .tip = Vous contestez le changement ou le constat sélectionné
command-irrelevant = Marquer comme sans objet
    .tip = Le changement ou le constat sélectionné n'importe pas ici
command-reopen = Marquer comme ouvert
    .tip = Le changement ou le constat sélectionné est à revoir
command-edit-note = Écrire une note
    .tip = Placer le clavier dans la note
command-unpair = Séparer les deux clauses
    .tip = Ce n'est pas la même clause ; comparer de nouveau
command-pair-with-next = Apparier avec la clause seule la plus proche
    .tip = C'est la même clause ; comparer de nouveau
command-shortcuts = Raccourcis clavier
    .tip = Tous les raccourcis sur une feuille
command-cancel = Interrompre
    .tip = Arrêter le travail en cours
command-close = Fermer
    .tip = Fermer ce qui est devant, sinon désélectionner
command-read-changed-files = Relire les fichiers modifiés
    .tip = Comparer avec les fichiers tels qu'ils sont maintenant ; peut être annulé
command-add-finding-from-words = Ajouter un constat à partir des mots sélectionnés
    .tip = Sélectionner d'abord des mots d'une clause
command-back = Retour
    .tip = Revenir à ce qui était sélectionné avant
command-forward = Avancer
    .tip = Aller à ce qui était sélectionné avant le retour
command-show-settings = Réglages…
    .tip = Couleurs, langue, tailles
command-larger-everything = Tout agrandir
    .tip = Texte, boutons et listes
command-smaller-everything = Tout réduire
    .tip = Texte, boutons et listes
command-previous-unreviewed = Changement non relu précédent
    .tip = Aller au changement précédent encore ouvert
command-agree-and-go-on = Admis, puis le prochain ouvert
    .tip = Marquer comme admis et passer au prochain encore ouvert
command-dispute-and-go-on = Contesté, puis le prochain ouvert
    .tip = Marquer comme contesté et passer au prochain encore ouvert
command-irrelevant-and-go-on = Sans objet, puis le prochain ouvert
    .tip = Marquer comme sans objet et passer au prochain encore ouvert
command-pair-with-chosen = Apparier avec une clause au choix
    .tip = Choisir ensuite l'autre clause ; compare de nouveau
command-forget-pairing = Laisser le programme apparier
    .tip = Retirer ce qui a été apparié ou séparé à la main ici ; compare de nouveau

mode-answer = Réponse
mode-side-by-side = Côte à côte
mode-redline = Texte barré
mode-cards = Fiches
mode-ledger = Registre

facet = Aspect
facet-data = Données
facet-action = Action
facet-purpose = Finalité
facet-recipient = Destinataire
facet-duration = Durée
facet-territory = Territoire
facet-media = Supports
facet-safeguard = Garantie
facet-modality = Peut ou doit
facet-subject = Personnes

direction = Sens
direction-broadened = Élargi
direction-narrowed = Restreint
direction-changed = Modifié
weight-high = important
weight-medium = moyen
weight-low = mineur

kind-unchanged = Inchangé
kind-modified = Modifié
kind-inserted = Ajouté
kind-deleted = Supprimé
kind-split = Scindé
kind-merged = Réuni
moved = déplacé
stood-after = ↕ Était après :
stands-after = ↕ Est après :
renumbered = Numéro :

class-substantive = mots
class-numbering = numérotation seule
class-reference = renvois seuls
class-typography = typographie seule
class-white-space = espaces seuls
class-link-target = cible de lien seule
class-date = date seule
class-order = ordre d’une énumération seul

status-open = Ouvert
status-agreed = Admis
status-disputed = Contesté
status-irrelevant = Sans objet

verdict-broadened = Plus large
verdict-narrowed = Plus étroit
verdict-mixed = Dans les deux sens
verdict-none = Portée inchangée
report-not-told = Portée non établie
report-sentence-not-told = La rédaction a changé ; aucune des deux versions ne contient de phrase sur l'usage des données que le programme sache lire : rien n'en est dit.

sentence-broadened = La nouvelle version permet davantage d'usages des données : { $broadened ->
    [one] un constat les élargit
   *[other] { $broadened } constats les élargissent
 }, aucun ne les restreint{ $changed ->
    [0] .
    [one] , un les change autrement.
   *[other] , { $changed } les changent autrement.
 }
sentence-narrowed = La nouvelle version permet moins d'usages des données : { $narrowed ->
    [one] un constat les restreint
   *[other] { $narrowed } constats les restreignent
 }, aucun ne les élargit{ $changed ->
    [0] .
    [one] , un les change autrement.
   *[other] , { $changed } les changent autrement.
 }
sentence-mixed = La nouvelle version change l'usage des données dans les deux sens : { $broadened ->
    [one] un constat l'élargit
   *[other] { $broadened } constats l'élargissent
 }, { $narrowed ->
    [one] un le restreint
   *[other] { $narrowed } le restreignent
 }{ $changed ->
    [0] .
    [one] , un le change autrement.
   *[other] , { $changed } le changent autrement.
 }
sentence-none = La rédaction a changé, mais aucun changement dans l'usage des données n'a été trouvé.
sentence-same = Les deux versions sont identiques.

old = Ancienne
new = Nouvelle
before = Avant
after = Après
choose = choisir un fichier…
chip-tip = Appuyer pour ouvrir un autre fichier à sa place
bytes = { $bytes } octets
source-changed = fichier modifié
source-gone = fichier disparu
source-gone-tip = Le fichier n'est plus là où il a été lu. Son texte est gardé avec ce travail.
source-changed-tip = Le fichier sur le disque n'est plus celui de ce projet. Appuyer pour le rouvrir.
progress = { $reviewed ->
    [one] { $reviewed } changement relu sur { $all }
   *[other] { $reviewed } changements relus sur { $all }
 }
state-saved = Enregistré
state-saving = Enregistrement…
state-read-only = Lecture seule

answer-ledger = Ce qui change, aspect par aspect
answer-ledger-same = Rien de ce qui peut être fait des données n'a disparu ni n'est apparu.
answer-findings = Les constats les plus importants
answer-no-findings = Aucun constat. Lisez quand même les clauses changées : le programme connaît beaucoup de formules, pas toutes.
answer-more-findings = { $count ->
    [one] et un autre constat
   *[other] et { $count } autres constats
 }
answer-places = à { $count } endroits
answer-plain = Les valeurs sans trait figurent dans les deux versions ; un constat porte sur un passage qui en parle.
answer-same = Ce qui reste
answer-same-clauses = { $count ->
    [one] Une clause est inchangée à la lettre.
   *[other] { $count } clauses sont inchangées à la lettre.
 }
answer-same-facets = Rien n'a disparu ni n'est apparu pour :
answer-stayed = { $count ->
    [one] une valeur reste
   *[other] { $count } valeurs restent
 }
answer-counts = Clauses : { $modified ->
    [one] { $modified } modifiée
   *[other] { $modified } modifiées
 }, { $inserted ->
    [one] { $inserted } ajoutée
   *[other] { $inserted } ajoutées
 }, { $deleted ->
    [one] { $deleted } supprimée
   *[other] { $deleted } supprimées
 }, { $moved ->
    [one] { $moved } déplacée
   *[other] { $moved } déplacées
 }, { $unchanged ->
    [one] { $unchanged } inchangée
   *[other] { $unchanged } inchangées
 }
more-values = et { $count } de plus
more-notes = { $count ->
    [one] Une autre remarque sur les textes
   *[other] { $count } autres remarques sur les textes
 }
no-finding = non évalué
    .tip = Ces mots ont disparu ou sont apparus, mais aucune règle ne dit si cela permet plus ou moins. Lisez les clauses.

welcome = Ceci est un exemple. Ouvrez vos deux versions, ou déposez les deux fichiers ici.
recent = Récents :
recoverable = Le travail sur { $names } n'a pas été enregistré sous un nom.
recover = Le reprendre
discard = L'abandonner

empty-title = Deux versions, une réponse
empty-both = Ouvrez l'ancienne et la nouvelle version des conditions, ou déposez les deux fichiers ici.
empty-old = La nouvelle version est ouverte. Ouvrez aussi l'ancienne.
empty-new = L'ancienne version est ouverte. Ouvrez aussi la nouvelle.
empty-details = Choisissez un constat à gauche ou une clause au milieu pour en voir la preuve ici.
empty-findings = Aucun constat ne passe. Effacez les filtres ou lisez les changements.
empty-changes = Aucun changement ne passe. Effacez les filtres pour tout voir.
empty-hits = Rien n'a été trouvé dans les deux versions.
empty-cards = Aucun changement ne passe les filtres. Effacez-les pour tout voir.
empty-ledger = Aucune phrase sur l'usage des données n'a été trouvée ici.

search-hint = Chercher dans les deux versions
search-whole-word = Mot entier
search-regex = Expression régulière
search-error = Cette expression ne peut être cherchée :
filters = Filtres
filters-active = Filtres (actifs)
filters-clear = Effacer les filtres
filter-any = tous
filter-facet = Aspect
filter-direction = Sens
filter-weight = Importance
filter-kind = Changement
filter-class = Classe
filter-reviewed = Relecture
filter-reviewed-yes = relu
filter-reviewed-no = non relu
filter-noted = Seulement avec une note

list-findings = Constats
list-changes = Changements
list-outline = Plan
list-hits = Trouvés

fold = { $count ->
    [one] Une clause inchangée
   *[other] { $count } clauses inchangées
 }
overview = Vue d'ensemble des changements ; appuyer pour y aller

go-to-clause = clause { $clause }
no-quote = absent de cette version
still = Toujours :
rule = Règle
show-change = Montrer tout le changement
why-paired = Appariées : { $similarity } % de ressemblance ; le candidat suivant { $other } %
why-paired-alone = Appariées : { $similarity } % de ressemblance ; il n'y avait pas d'autre candidat
why-paired-by-place = Appariées par leur place : elles sont entre des clauses qui se correspondent, bien que leurs mots diffèrent
definition-affects = { $count ->
    [0] Définit « { $term } », qu'aucune autre clause de la nouvelle version n'emploie.
    [one] Définit « { $term } », employé par une autre clause de la nouvelle version :
   *[other] Définit « { $term } », employé par { $count } autres clauses de la nouvelle version :
 }
text-old = Ancienne rédaction
text-new = Nouvelle rédaction
select-to-add = Sélectionnez des mots ci-dessus pour ajouter un constat.
added-by-hand = ajouté à la main
added-value-hint = De quoi il s'agit, en un mot ou deux
added-reason-hint = Pourquoi c'est un constat
remove-added = Retirer ce constat
review = Relecture
note-hint = Note
tag-hint = Étiquette
correct = Corriger ce constat
correct-facet = Aspect
correct-direction = Sens
dismiss = L'écarter
dismiss-reason = Pourquoi il est écarté

ledger-changes-only = Seulement ce qui change
ledger-gone = disparu
ledger-came = nouveau
ledger-stayed = resté

palette-hint = Saisir le nom d'une commande
palette-empty = Aucune commande de ce nom.
path-version = Ouvrir une version
path-project = Ouvrir un projet
path-save = Enregistrer le projet
path-export = Écrire le rapport
path-exists = Un fichier de ce nom existe déjà : il sera remplacé.
replace = Le remplacer
path-hint = Chemin du fichier
path-no-dialog = Ce système n'a offert aucun dialogue de fichiers (ou il a été fermé aussitôt). Saisissez le chemin.
as-old = Comme ancienne version
as-new = Comme nouvelle version
go-on = Continuer
dialog-texts = Textes qui peuvent être lus
dialog-all-files = Tous les fichiers
side-title = Quelle version est ce fichier ?
side-title-text = Quelle version est ce texte ?
export-language = Langue :
export-title = Exporter un rapport
export-text = Texte simple
export-json = JSON, le format public
export-html = HTML, une page à lire, imprimer et envoyer
export-docx = Document Word avec suivi des modifications
export-pdf = PDF
export-markdown = Markdown
export-csv = Tableau des changements (CSV)
export-xlsx = Tableau des changements (classeur)
export-card-png = Fiche : un constat en image (PNG)
export-card-svg = Fiche : un constat en dessin (SVG)
export-card-of = Une fiche montre le constat sélectionné : { $finding }
export-card-weightiest = Une fiche montre le constat le plus important ; sélectionnez-en un autre pour celui-là.
no-tracked-changes = Cette version ne garde la trace d’aucune modification : il n’y en a pas d’autre vue.
drop-too-many = Déposez un ou deux fichiers, pas davantage.
written = Écrit :
dismiss-notice = Compris

stage-reading-old = Lecture de l'ancienne version…
stage-reading-new = Lecture de la nouvelle version…
stage-comparing = Comparaison…
stage-indexing = Préparation de l'affichage…
stage-exporting = Écriture du rapport…
work-broke-off = Le travail s'est interrompu à cause d'un défaut du programme. Ce qui est ouvert est resté tel quel. Essayez la ligne de commande, et signalez le défaut avec ces fichiers.

read-deleted = supprimé
read-inserted = ajouté

close-again = Fermez encore une fois la fenêtre pour abandonner les dernières modifications.
state-not-saved = Non enregistré
dismissed = écarté
corrected = corrigé
as-found = comme trouvé
corrected-from = Le programme a trouvé : { $found }
answer-reviewer = Avec la relecture, constats corrigés : { $corrected }, écartés : { $dismissed }, ajoutés à la main : { $added }.
answer-program = Trouvés par le programme seul, élargis : { $broadened }, restreints : { $narrowed }, changés : { $changed }.
sentence-otherwise = La nouvelle version change l'usage des données : { $changed ->
    [one] un constat, ni nettement plus large ni plus étroit.
   *[other] { $changed } constats, aucun nettement plus large ou plus étroit.
 }
recent-pairs = Comparés récemment :
drop-one = Déposez le fichier ici, ou sur l'ancienne ou la nouvelle version ci-dessus.
drop-two = Déposez les deux fichiers ici : le plus ancien par sa date est l'ancienne version.
affected = { $count ->
    [one] Le sens d'une clause a bougé avec cette définition :
   *[other] Le sens de { $count } clauses a bougé avec cette définition :
 }
refers-to = Renvoie à :
paired-by-hand = Apparié à la main.
parted-by-hand = Séparé à la main.
pairing-choose = Choisissez la clause à apparier avec « { $clause } ».
pairing-take = Apparier avec celle qui est sélectionnée
pairing-impossible = Ces deux clauses ne peuvent former une paire : il faut une clause de l'ancienne et une de la nouvelle version.
ledger-value = Valeur
palette-clause = Aller à cette clause
extent-whole = Comparaison entière
extent-changes = Changements seulement
extent-summary = Réponse seulement
setting-theme = Clair ou sombre
setting-redline = Couleurs des changements
setting-language = Langue
setting-text-size = Taille des clauses
setting-line-height = Hauteur des lignes
setting-zoom = Taille de tout
theme-system = comme le système
theme-light = clair
theme-dark = sombre
redline-safe = sûres : orange et bleu
redline-legal = juridiques : rouge, bleu, vert
language-english = English
language-french = français

# Pourquoi un constat en est un ; les phrases anglaises sont celles du format public.
reason-promise-added = La nouvelle version promet ce que l'ancienne ne promettait pas.
reason-promise-removed = Une promesse de l'ancienne version a disparu.
reason-exception-added = Une exception a été ajoutée.
reason-exception-removed = Une exception a été retirée.
reason-condition-added = Une condition s’y attache désormais.
reason-condition-removed = Une condition ne s’y attache plus.
reason-list-opened = Une liste qui était fermée est maintenant ouverte : ce qu'elle nomme, ce sont des exemples.
reason-list-closed = Une liste qui était ouverte est maintenant fermée.
reason-may-to-will = Ce qui était possible est maintenant annoncé comme fait.
reason-will-to-may = Ce qui était annoncé comme fait n'est plus que possible.
reason-replaced = De « { $from } » à « { $to } » : pour { $what }, une portée { $way } qu'avant.
reason-safeguard-added = La nouvelle version ajoute une garantie : { $value }.
reason-control-taken = La nouvelle version retire une maîtrise à la personne : { $value }.
reason-safeguard-gone = Une garantie de l'ancienne version a disparu : { $value }.
reason-safeguard-replaced-stronger = De « { $from } » à « { $to } » : les garanties sont plus fortes qu'avant.
reason-safeguard-replaced-weaker = De « { $from } » à « { $to } » : les garanties sont plus faibles qu'avant.
reason-safeguard-stronger = Le passage reformulé renforce les garanties ({ $value }).
reason-safeguard-weaker = Le passage reformulé affaiblit les garanties ({ $value }).
reason-added = La nouvelle version ajoute « { $value } » parmi { $what }.
reason-gone = L'ancienne version avait « { $value } » parmi { $what } ; la nouvelle ne l'a plus.
reason-reworded-added = Le passage reformulé ajoute « { $value } » : pour { $what }, une portée { $way }.
reason-reworded = Le passage reformulé touche { $what } ({ $value }) : une portée { $way } qu'avant.
reason-what-data = les données visées
reason-what-action = les usages permis des données
reason-what-purpose = les finalités
reason-what-recipient = les destinataires des données
reason-what-duration = les durées de conservation ou d'usage
reason-what-territory = les lieux où les données sont utilisées
reason-what-media = les supports où les contenus sont utilisés
reason-what-safeguard = les garanties
reason-what-modality = les promesses
reason-what-subject = les personnes dont les données sont visées
reason-way-broadened = plus large
reason-way-narrowed = plus étroite
reason-way-changed = autre

# Valeurs des aspects, par leurs noms dans le lexique ; ce qui n'a pas de message est montré par son nom.
value-other-data = autres données
value-other-purpose = une autre finalité
value-other-recipient = un autre destinataire
value-open-list = une liste ouverte
value-all-data = toutes les données
value-approximate-location = localisation approximative
value-until-event = jusqu'à la fin d'un événement
value-user-control = maîtrise par les réglages
value-contract-basis = le contrat comme base légale
value-legitimate-interests = intérêts légitimes
value-any-personal-data = toute donnée personnelle
value-name = nom
value-username = nom d'utilisateur
value-profile-picture = photo de profil
value-photo = photographies
value-likeness = image de la personne
value-voice = voix
value-opinion = opinions
value-biography = biographie
value-residence = lieu de résidence
value-location = localisation
value-precise-location = localisation précise
value-contact = coordonnées
value-email = adresse électronique
value-phone = numéro de téléphone
value-address = adresse postale
value-payment = paiement
value-purchase = achats
value-health = santé
value-biometric = données biométriques
value-genetic = données génétiques
value-government-id = pièces d'identité officielles
value-device = appareil
value-device-id = identifiants d'appareil
value-ip-address = adresse IP
value-usage = utilisation du service
value-browsing = navigation
value-cookie = cookies
value-messages = messages
value-user-content = contenus de l'utilisateur
value-ai-prompt = requêtes à une IA
value-contacts-list = carnet d'adresses
value-age = âge
value-gender = genre
value-sexual-orientation = orientation sexuelle
value-political = opinions politiques
value-religion = religion
value-ethnicity = origine ethnique
value-immigration = statut migratoire
value-trade-union = appartenance syndicale
value-criminal = casier judiciaire
value-employment = emploi
value-education = études
value-inference = déductions
value-audio = enregistrements audio
value-video = vidéo
value-social-profile = profil de réseau social
value-sensitive = données sensibles
value-aggregated = données agrégées
value-travel = voyages
value-vehicle = véhicule
value-physical-characteristics = caractéristiques physiques
value-family = famille et foyer
value-demographics = données démographiques
value-preferences = préférences et centres d'intérêt
value-credentials = mots de passe et identifiants de connexion
value-collect = recueillir
value-access = consulter
value-use = utiliser
value-retain = conserver
value-share = partager
value-sell = vendre
value-license = concéder une licence
value-sublicense = sous-licencier
value-publish = publier
value-modify = modifier
value-combine = croiser
value-profile = profiler
value-infer = déduire
value-track = pister
value-train-ai = entraîner une IA
value-automated-decision = décider automatiquement
value-monitor = surveiller
value-transfer = transférer
value-delete = supprimer
value-service = le service
value-advertising = publicité
value-targeted-advertising = publicité ciblée
value-marketing = prospection
value-publicity = promotion
value-personalisation = personnalisation
value-analytics = mesure d'audience
value-research = recherche
value-product-improvement = amélioration des produits
value-ai-training = entraînement d'une IA
value-security = sécurité
value-fraud = lutte contre la fraude
value-legal = obligations légales
value-communication = communication
value-age-verification = vérification de l'âge
value-identity-verification = vérification d'identité
value-business-transfer = cession de l'entreprise
value-commercial = toute fin commerciale
value-political-campaign = campagnes politiques
value-any-purpose = toute fin
value-recruitment = recrutement
value-affiliates = sociétés affiliées
value-service-providers = prestataires
value-advertisers = annonceurs
value-partners = partenaires
value-third-parties = tiers
value-data-brokers = courtiers en données
value-public = le public
value-other-users = autres utilisateurs
value-authorities = autorités
value-acquirer = un acquéreur
value-employer = l'employeur
value-researchers = chercheurs
value-licensees = licenciés
value-named = une société désignée
value-perpetual = perpétuel
value-irrevocable = irrévocable
value-indefinite = sans terme indiqué
value-as-long-as-necessary = aussi longtemps que nécessaire
value-legal-retention = aussi longtemps que la loi l'exige
value-account-lifetime = tant que le compte existe
value-fixed-period = une durée fixe
value-until-deletion = jusqu'à suppression
value-until-consent-withdrawn = jusqu'au retrait du consentement
value-session = une session
value-worldwide = monde entier
value-transfer-abroad = transfert à l'étranger
value-safeguarded-transfer = transfert avec garanties
value-eea = Espace économique européen
value-us = États-Unis
value-china = Chine
value-country = un pays donné
value-any-media = tout support
value-own-services = services propres
value-social-media = réseaux sociaux
value-email-sms = courriels et SMS
value-offline = hors ligne
value-third-party-sites = sites de tiers
value-opt-in = consentement préalable
value-opt-out = droit de refus
value-consent-by-use = consentement par l'usage
value-withdraw = retrait du consentement
value-notice = information préalable
value-no-notice = sans préavis
value-no-compensation = sans contrepartie
value-compensation = contrepartie
value-waiver = renonciation à des droits
value-user-rights = droits de la personne
value-deletion = suppression
value-human-review = examen humain
value-appeal = recours
value-security-measures = mesures de sécurité
value-minimisation = minimisation des données
value-anonymisation = anonymisation
value-parental-consent = consentement des parents
value-contractual-limit = limite contractuelle
value-user = l'utilisateur
value-children = enfants
value-teens = adolescents
value-non-users = personnes non utilisatrices
value-employees = salariés
value-contacts = contacts
value-visitors = visiteurs
value-participants = participants
value-prospects = prospects
value-seller-creator = vendeurs et créateurs
value-adults = adultes
value-patients = patients
value-students = élèves et étudiants
value-promise-removed = promesse supprimée
value-promise-added = promesse ajoutée
value-may-to-will = de « peut » à « va »
value-will-to-may = de « va » à « peut »
value-exception-added = exception ajoutée
value-exception-removed = exception supprimée
value-condition-added = condition ajoutée
value-condition-removed = condition supprimée

# Ce qui ne va pas avec les fichiers et les projets, phrase pour phrase comme dans le fichier anglais.
told-read-missing = { $path } : ce fichier n'existe pas. Vérifiez le nom et le dossier.
told-read-folder = { $path } : c'est un dossier. Indiquez le fichier qui contient les conditions.
told-read-no-file = { $path } : c'est un périphérique ou un socket, pas un fichier. Enregistrez les conditions dans un fichier et comparez celui-ci.
told-read-unreadable = { $path } : le fichier ne peut être lu ({ $toldSource }). Vérifiez que vous avez le droit de l'ouvrir.
told-read-empty = { $name } : le fichier ne contient pas de texte. Enregistrez de nouveau les conditions et comparez ce fichier.
told-read-too-large = { $name } : le fichier a { $bytes } octets, plus que la limite de { $limit }. Relevez la limite avec --max-bytes { $again }.
told-read-endless = { $name } : on peut y lire plus que la limite de { $limit } octets. Relevez la limite avec --max-bytes.
told-read-unknown-format = { $name } : ce n'est pas un texte que Clausescope sait lire ({ $what }). Enregistrez les conditions dans un de ces formats et comparez ce fichier : { $formats }.
told-read-damaged = { $name } : le fichier ne peut être lu comme { $format } : { $what }
told-read-encrypted = { $name } : le fichier est chiffré. Ouvrez-le avec son mot de passe, enregistrez une copie sans mot de passe et comparez-la.
told-read-no-text-layer = { $name } : le PDF n'a pas de texte, seulement des images de pages. Passez-le à la reconnaissance de caractères (par exemple ocrmypdf) et ouvrez le résultat.
told-project-unreadable = { $path } : le projet ne peut être lu ({ $toldSource }). Vérifiez que le fichier est là et que vous avez le droit de l'ouvrir.
told-project-unwritable = { $path } : le projet ne peut être enregistré ({ $toldSource }). Votre travail est toujours ouvert : libérez de la place ou enregistrez-le ailleurs avec « Enregistrer sous ».
told-project-newer = { $path } : le projet a la version de format { $found }, et ce programme lit jusqu'à la version { $known }. Ouvrez-le avec un Clausescope plus récent ; le fichier est resté tel quel.
told-project-breaks-off = { $path } : le projet est endommagé, il s'interrompt avant la fin de ses textes. Ouvrez les deux fichiers eux-mêmes ; le projet est resté tel quel.
told-project-none = { $path } : ce n'est pas un projet Clausescope ({ $what }). Ouvrez-le comme texte à comparer, ou choisissez un fichier en .clausescope.
told-project-damaged = { $path } : un des textes qu'il contient est endommagé. Ouvrez les deux fichiers eux-mêmes.
told-project-taken = { $path } : le projet est ouvert dans une autre fenêtre. Ici on ne peut que le lire ; fermez l'autre fenêtre pour le modifier.
told-project-folder = { $path } : on ne peut écrire dans le dossier ({ $toldSource }). On ne peut que lire le projet ; utilisez « Enregistrer sous » pour en modifier une copie.
told-lost-notes = Le fichier s'interrompt : les deux textes ont été lus, les notes sont perdues.
told-lost-hash-old = L'ancien texte n'a pas l'empreinte que le projet indique.
told-lost-hash-new = Le nouveau texte n'a pas l'empreinte que le projet indique.
told-lost-part = La partie « { $part } » de la relecture n'a pu être lue.
told-lost-kept = Le fichier endommagé a été gardé : { $path }
told-edits-not-kept = { $path } : vos modifications ne peuvent y être gardées ({ $toldSource }). Enregistrez le projet dans un autre dossier.
told-same-file = { $path } : les deux versions sont ce même fichier. Choisissez un autre fichier pour l'une d'elles.
told-cancelled = Le travail a été interrompu.
told-report-cancelled = { $path } : le rapport n'a pas été écrit, puisqu'il a été interrompu.
told-report-unwritable = { $path } : le rapport ne peut être écrit ({ $toldSource }). Choisissez un autre endroit.
told-report-nothing = Il n'y a encore rien à rapporter. Ouvrez d'abord deux versions.
told-clipboard = Le presse-papiers ne peut être lu ({ $what }). Enregistrez le texte dans un fichier et ouvrez celui-ci.
told-system-permission = accès refusé
told-system-no-space = plus de place sur le disque
told-system-read-only = support en lecture seule
told-system-missing = fichier ou dossier inexistant
told-system-no-folder = ce n'est pas un dossier
told-system-exists = le fichier existe déjà
told-kind-permission = accès refusé
told-kind-no-space = plus de place sur le disque
told-kind-read-only = support en lecture seule
told-kind-missing = introuvable
told-kind-no-folder = ce n'est pas un dossier
