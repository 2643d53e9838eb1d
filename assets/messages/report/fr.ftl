# Les mots des rapports, en français. `{ $number }` est un nombre tel qu'il s'écrit, `{ $count }` le même pour choisir la forme.

# Noms et nombres
report-quoted = « { $text } »
report-by-hand = à la main
report-byte-count = { $count ->
    [one] { $number } octet
   *[other] { $number } octets
 }
report-clause-count = { $count ->
    [one] { $number } clause
   *[other] { $number } clauses
 }
report-place-count = { $count ->
    [one] { $number } endroit
   *[other] { $number } endroits
 }
report-finding-count = { $count ->
    [one] { $number } constat
   *[other] { $number } constats
 }
report-changed-count = { $count ->
    [one] { $number } clause modifiée
   *[other] { $number } clauses modifiées
 }
report-inserted-count = { $count ->
    [one] { $number } clause ajoutée
   *[other] { $number } clauses ajoutées
 }
report-deleted-count = { $count ->
    [one] { $number } clause supprimée
   *[other] { $number } clauses supprimées
 }
report-split-count = { $count ->
    [one] { $number } clause scindée
   *[other] { $number } clauses scindées
 }
report-merged-count = { $count ->
    [one] { $number } clause réunie
   *[other] { $number } clauses réunies
 }
report-moved-count = { $count ->
    [one] { $number } clause déplacée
   *[other] { $number } clauses déplacées
 }
report-renumbered-count = { $count ->
    [one] { $number } clause renumérotée
   *[other] { $number } clauses renumérotées
 }
report-unchanged-count = { $count ->
    [one] { $number } clause inchangée
   *[other] { $number } clauses inchangées
 }
report-words-deleted-count = { $count ->
    [one] { $number } mot supprimé
   *[other] { $number } mots supprimés
 }
report-words-inserted-count = { $count ->
    [one] { $number } mot ajouté
   *[other] { $number } mots ajoutés
 }
report-unchanged-clause-count = { $count ->
    [one] { $number } clause inchangée
   *[other] { $number } clauses inchangées
 }
report-same-count = { $count ->
    [one] { $number } clause est inchangée à la lettre.
   *[other] { $number } clauses sont inchangées à la lettre.
 }
report-omitted-count = { $count ->
    [one] { $number } clause inchangée n'est pas montrée
   *[other] { $number } clauses inchangées ne sont pas montrées
 }

value-promise = une promesse
value-eea-country = un pays de l'Espace économique européen
value-other-country = un autre pays

# Où se trouve une clause
report-place-under = { $number }, sous { $heading }
report-place-heading = titre { $heading }
report-place-in = sous { $heading }
report-place-paragraph = paragraphe { $number }
report-place-page = { $place }, page { $page }
report-a-clause-in = une clause { $place }
report-fold = { $count }, de { $first } à { $last }
report-fold-one = { $count }, { $only }

# La réponse
report-title-facet = { $facet } : { $value }
report-title-label = { $title } : { $label }
report-verdict = Verdict
report-sentence-not-asked = La rédaction a été comparée ; les changements dans l'usage des données n'ont pas été recherchés.
report-program-said = Avant les décisions de la relecture, le programme avait dit : { $verdict }.
report-corrected = Corrigé à la relecture ; le programme avait dit : { $facet }, { $direction }.
report-same-facets = Rien n'a disparu ni n'est apparu pour : { $facets }.
report-caution = Les constats viennent de règles qui connaissent beaucoup de formules, pas toutes. Chacun est montré avec les mots qui le prouvent ; lisez aussi les clauses changées. Ceci n'est pas un conseil juridique.
report-compared = Deux versions comparées clause par clause
report-compared-short = Deux versions comparées
report-by = par { $author }
report-ledger = Ce que disent les conditions, avant et après
report-ledger-short = Avant → après
report-ledger-page = Ce qui peut être fait des données, avant et après
report-ledger-link = Avant et après
report-ledger-same = Rien de ce qui peut être fait des données n'a disparu ni n'est apparu.
report-respect = Aspect
report-gone = disparu
report-came = nouveau
report-only-before = seulement avant
report-only-after = seulement après
report-nothing-found = rien trouvé
report-no-finding = aucun constat
report-findings = Constats
report-findings-counted = Constats ({ $number })
report-none = Aucun.
report-stayed = Ce qui reste
report-stayed-with-findings = Dans les clauses qui ont un constat
report-stayed-counted = Ce qui reste dans les clauses qui ont un constat ({ $number })
report-the-same = Ce qui est identique
report-same-short = Identique
report-still = Toujours : { $values }.
report-still-here = Toujours présent ici
report-still-short = toujours
report-affected = Déplace aussi le sens de : { $places }.
report-affected-here = Clauses qui emploient ce terme
report-note = Note
report-note-short = note
report-review = Relecture : { $status }.
report-review-short = relecture : { $status }
report-review-of = Relecture : { $remarks }
report-dismissed = Écarté
report-dismissed-no-reason = sans motif donné
report-dismissed-findings = Constats écartés à la relecture
report-dismissed-counted = Écartés à la relecture ({ $number })
report-dismissed-not-counted = Écartés à la relecture et non comptés ({ $number })
report-no-quote = pas de citation
report-no-quote-here = Absent de cette version.
report-no-quote-card = Pas de citation de cette version.
report-no-quote-told = pas de citation de cette version
report-added-by-reviewer = Ajouté à la relecture.
report-rule = Règle : { $rule }
report-vocabulary = terme du Data Privacy Vocabulary
report-link-to-finding = Lien vers le constat { $id }
report-finding = constat { $id }

# Le texte
report-text = Texte
report-text-whole = Le texte, avec tous ses changements
report-text-changes = Les clauses changées
report-text-with-changes = Le texte et ses changements
report-text-not-here = Le texte ne fait pas partie de ce rapport
report-text-ends = Fin du texte.
report-marks = Signes
report-mark-deleted = Supprimé
report-mark-inserted = Ajouté
report-mark-moved = Déplacé
report-means-deleted = seulement dans l'ancienne version
report-means-inserted = seulement dans la nouvelle version
report-means-moved = la clause se trouve à une autre place qu'avant
report-means-boundary = une clause finit ici : une seule en est devenue plusieurs, ou plusieurs une seule
report-label-deleted = supprimé
report-label-inserted = ajouté
report-leads-elsewhere = mène ailleurs
report-kind-moved = { $kind }, déplacé
report-kind-and-moved = { $kind } et déplacé
report-kind-renumbered = { $kind }, renuméroté
report-kind-class = { $kind } ({ $class })
report-renumbered = numéro { $old } → { $new }
report-no-number = aucun
report-stood-after = était après { $before }, est après { $after }
report-nothing = rien
report-here-stood = Ici se trouvait { $place }. La clause a été
report-was-moved = déplacée
report-move-away = ↕ Déplacement { $number } : est maintenant { $place }
report-move-here = ↕ Déplacement { $number } : était { $place }
report-move-after = après { $place }
report-move-first = au début
report-left = ↕ Déplacé d'ici : est maintenant après { $place }.
report-left-first = ↕ Déplacé d'ici : est maintenant au début.
report-came-here = ↕ Déplacé jusqu'ici : était après { $place }.
report-came-first = ↕ Déplacé jusqu'ici : était au début.
report-omitted-here = … { $what }.
report-findings-here = Constats : { $links }
report-row-goes-on = suite

# Ce que dit une voix dans le texte
report-voice-inserted = ajouté :
report-voice-deleted = supprimé :
report-voice-moved-away = déplacé d'ici :
report-voice-moved-here = déplacé jusqu'ici :
report-voice-relinked = mène ailleurs :
report-voice-end-inserted = fin d'une clause ajoutée
report-voice-end-deleted = fin d'une clause supprimée
report-voice-end-moved-away = fin d'une clause déplacée d'ici
report-voice-end-moved-here = fin d'une clause déplacée jusqu'ici
report-voice-go-to = Aller à : { $target }
report-voice-change = changement { $id }
report-voice-origin = place du changement { $id } avant son déplacement

# Le tableau des changements
report-departures = Tableau des changements
report-departures-page = Tableau des changements
report-departures-rows = Une ligne par changement, avec l'ancienne et la nouvelle rédaction
report-departures-none = Aucun changement n'est montré.
report-sheet-changes = Changements
report-sheet-about = À propos
report-column-change = Changement
report-column-old-clause = Ancienne clause
report-column-new-clause = Nouvelle clause
report-column-kind = Ce qui s'est passé
report-column-class = Classe
report-column-findings = Constats
report-column-direction = Sens
report-column-old-text = Ancien texte
report-column-new-text = Nouveau texte
report-column-old-wording = Ancienne rédaction
report-column-new-wording = Nouvelle rédaction
report-column-note = Note
report-column-label = Étiquette
report-column-review = Relecture
report-column-remarks = Constats et notes

# Les fichiers et les réglages
report-about = À propos de ce rapport
report-sources = Sources
report-sources-and-settings = Sources et réglages
report-settings = Réglages
report-old-version = Ancienne version
report-new-version = Nouvelle version
report-file = Fichier
report-text-title = Titre
report-date-stated = Date dans le texte
report-date-none = aucune
report-language = Langue
report-language-not-told = non reconnue
report-format = Format
report-size = Taille
report-size-and-clauses = { $size }, { $clauses }
report-none-short = aucun
report-warnings-of = À savoir sur { $name }
report-coverage = Ce qui a été comparé et ce qui ne l'a pas été
report-coverage-compared = { $name } : { $part } ({ $number }), comparé.
report-coverage-not-compared = { $name } : { $part } ({ $number }), non comparé.
report-coverage-samples = On y lit : { $samples }.
report-notes-on-texts = { $number } remarques sur les textes
report-shown = Montré
report-extent-whole = le texte entier
report-extent-changes = seulement les clauses changées, avec leurs titres
report-extent-summary = le résumé seul, sans le texte
report-looked-for = Constats de portée
report-looked-for-yes = recherchés
report-looked-for-no = non recherchés
report-paired = Clauses appariées à la main
report-parted = Paires séparées à la main
report-author = Auteur
report-setting = { $name } : { $value }
report-not-shown = Non montré
report-hidden = Masqué ({ $rule }) : { $what }
report-hidden-nothing = Masqué : rien
report-hidden-class = changements de la classe « { $class } »
report-hidden-class-counted = { $clauses } comme si rien n'y changeait, et { $places } dans des clauses changées
report-hidden-extent = est montré : { $extent }
report-hidden-extent-counted = laissé de côté : { $clauses }
report-hidden-dismissed = écarté à la relecture
report-hidden-dismissed-counted = listé à part et non compté : { $findings }
report-made-with = Fait avec { $program }.
report-made-by = Fait par { $program }. Les empreintes ci-dessus disent si un fichier est bien celui qui a été comparé.
report-made-by-for = Fait par { $program } pour { $author }. Les empreintes ci-dessus disent si un fichier est bien celui qui a été comparé.
report-skip = Aller aux constats
report-parts = Parties de ce rapport
report-and = et
report-more-values = et { $number } de plus
report-page-of = { $page } sur { $pages }
report-page-word = Page
report-of-word = sur
report-lost-count = { $count ->
    [one] { $number } caractère de commande du texte ne peut pas figurer dans ce format ; { $sign } en tient lieu.
   *[other] { $number } caractères de commande du texte ne peuvent pas figurer dans ce format ; { $sign } tient lieu de chacun.
 }
report-fonts-of-machine = Pour les lettres qui manquent aux polices du programme, celles de la machine qui a fait ce fichier ont servi : { $fonts }. Là où d'autres sont installées, le fichier a un autre aspect ; ses mots sont les mêmes.
report-fonts-lack = Aucune police de la machine qui a fait ce fichier n'a ces lettres : { $letters }. { $sign } en tient lieu, { $count ->
    [one] une fois
   *[other] { $number } fois
 } ; qui copie le texte de ce fichier obtient les lettres elles-mêmes.

# La fiche
report-card-source = { $when } : { $name } · SHA-256 { $hash }…
report-card-source-told = { $when } : { $name }, SHA-256 { $hash }.
report-card-whole = Comparaison entière : { $verdict }. Constat { $id }, fait avec { $program }
report-card-for = pour { $author }
report-card-proof = { $label } : { $words }.

# Ce qu'un fichier contient et qui n'a pas été comparé
part-attached-files = fichiers joints
part-buttons-and-form-fields = boutons et champs de formulaire
part-comments = commentaires
part-cookie-banners-and-pop-ups = bandeaux de cookies et fenêtres surgissantes
part-drawings-and-formulas = dessins et formules
part-embedded-files = fichiers incorporés
part-embedded-objects = objets incorporés
part-frames = cadres
part-head = en-tête technique
part-hidden-text = texte masqué
part-link-targets-that-nothing-leads-to = cibles de liens auxquelles rien ne mène
part-macros = macros
part-mail-headers = en-têtes de courriel
part-navigation = navigation
part-notes = notes
part-outside-the-main-text = hors du texte principal
part-page-footer = pied de la page
part-page-header = en-tête de la page
part-page-numbers = numéros de page
part-pictures = images
part-running-footers = pieds de page courants
part-running-headers = en-têtes courants
part-scripts = scripts
part-styles = styles
part-table-of-contents = table des matières
part-text-beside-the-terms = texte à côté des conditions
part-text-that-stands-on-end = texte placé à la verticale
part-title = titre
part-what-a-web-archive-put-around-the-page = ce qu'une archive du web a mis autour de la page

# Phrases du format public, dites en français. La première qui convient est prise ; `$told…` est dit à son tour.
told-more-places = { $told } Il y a encore { $count } endroits comme celui-ci.
told-deep-nesting = Les éléments de la page sont imbriqués à plus de { $number } niveaux, ou ont des attributs sans nombre ; ils ont été lus sans leur imbrication ou sans leurs attributs.
told-hidden-words-of-page = La page cache ces mots à ses lecteurs ; ils n'ont pas été comparés : « { $words } ».
told-hidden-words-of-file = Le fichier cache ces mots à ses lecteurs ; ils n'ont pas été comparés : « { $words } ».
told-hidden-until-opened = La page cache ce texte tant qu'on ne l'ouvre pas, ou à tous ses lecteurs ; il a été comparé avec le reste.
told-frame = La page montre une autre page dans un cadre ; son contenu n'a pas été lu. Enregistrez-la à part et comparez-la aussi.
told-guessed-encoding = Le fichier ne dit pas comment ses lettres sont codées ; il a été lu en { $encoding }.
told-undecodable-place = { $count } endroit ne convient pas au codage { $encoding } et se lit �.
told-undecodable-places = { $count } endroits ne conviennent pas au codage { $encoding } et se lisent �.
told-nul-characters = { $count } caractères NUL du fichier ont été laissés de côté.
told-attached-files = Des fichiers sont joints ({ $names }) ; ils n'ont pas été lus. Enregistrez à part chacun qui contient des conditions et comparez-le aussi.
told-tracked-changes = Le fichier contient un suivi des modifications ({ $toldInsertions }, { $toldDeletions }) ; { $toldReading }.
told-insertion = 1 ajout
told-insertions = { $count } ajouts
told-deletion = 1 suppression
told-deletions = { $count } suppressions
told-read-accepted = il a été lu comme si toutes étaient acceptées. Le texte sans elles peut être comparé aussi (--tracked-changes original)
told-read-original = il a été lu tel qu'il était avant elles (--tracked-changes original)
told-language-differs = La page dit que sa langue est « { $stated } » ; son texte se lit comme « { $code } » et a été pris pour tel.
told-undecodable-letters = { $count } lettres du PDF ne disent pas ce qu'elles montrent et se lisent �.
told-more-pages-without-text = Ces pages sont des images sans texte et n'ont pas été comparées : { $pages } et d'autres. Passez le fichier à la reconnaissance de caractères (par exemple ocrmypdf) et comparez le résultat.
told-pages-without-text = Ces pages sont des images sans texte et n'ont pas été comparées : { $pages }. Passez le fichier à la reconnaissance de caractères (par exemple ocrmypdf) et comparez le résultat.
told-unnumbered-clauses = Le texte renvoie à des clauses numérotées ({ $count } fois, d'abord « { $words } »), mais ses clauses ne portent pas de numéros : ils manquent peut-être dans le fichier.
told-dangling-reference = « { $words } » ne renvoie à aucune clause de cette version.
told-invisible-spelling = Des caractères invisibles se trouvent ici : { $characters }, avant « { $words } » ; ils épellent « { $spelt } ».
told-invisible-before = Des caractères invisibles se trouvent ici : { $characters }, avant « { $words } ».
told-invisible = Des caractères invisibles se trouvent ici : { $characters }.
told-direction-before = Des caractères qui retournent le sens de l'écriture se trouvent ici : { $characters }, avant « { $words } ».
told-direction = Des caractères qui retournent le sens de l'écriture se trouvent ici : { $characters }.
told-look-alike = Le mot « { $words } » a des lettres d'une autre écriture qui ressemblent à des lettres latines.
told-reference-elsewhere = « { $words } », dans { $toldClause }, se lit comme avant, mais renvoyait à { $toldOld } et renvoie maintenant à { $toldNew }.
told-clause = clause { $number } (« { $words } »)
told-clause-named = { $number } (« { $words } »)
told-clause-words = « { $words } »
told-passage = « { $words } … » a quitté { $toldFrom } et se trouve maintenant dans { $toldTo } : ces mots sont marqués comme supprimés là et comme ajoutés ici.
told-more-passages = { $count } autres passages sont passés d'une clause à une autre.
told-coarse = { $count } clauses très longues sans suite de mots commune ont été comparées en bloc, et non mot à mot.
told-far-apart = Les versions diffèrent tant que les clauses éloignées n'ont pas toutes été rapprochées ; des clauses déplacées peuvent paraître supprimées et ajoutées.
told-partial-language = Les constats dans cette langue ({ $toldLanguage }) sont partiels : seules les valeurs les plus courantes sont connues. Lisez le texte des changements lui-même.
told-german = allemand
told-spanish = espagnol
told-italian = italien
told-different-languages = Les versions sont en langues différentes ({ $old }, { $new }) : elles ont été comparées sans constats.
told-language-not-told = La langue n'a pas pu être reconnue : il n'y a pas de constats, seulement ce qui a changé dans le texte.
told-no-lexicon = Il n'y a pas de lexique pour cette langue ({ $code }) : il n'y a pas de constats, seulement ce qui a changé dans le texte.

# Les règles que nomment les constats.
told-rule-basis = fondement : le consentement face à l'intérêt légitime, en un même endroit
told-rule-duty = obligation : comment les données sont protégées
told-rule-deleted-within = obligation : quand les données sont supprimées
told-rule-list-opened = retouche : une liste ouverte ou fermée
told-rule-value-came = retouche : une valeur ajoutée
told-rule-may-be-done = retouche : ce qui peut être fait
told-rule-value-went = retouche : une valeur retirée
told-rule-age = retouche : un âge
told-rule-exception = retouche : une exception
told-rule-exception-holds = retouche : ce que contient une exception
told-rule-extent = retouche : jusqu’où la garantie vaut
told-rule-promise-means = retouche : ce qu’un engagement veut dire
told-rule-covered = retouche : ce qu’un droit couvre
told-rule-one-right = retouche : un droit de plus ou de moins
told-rule-right-turned = droit : refusé, ou ne l’est plus
told-rule-condition = retouche : une condition
told-rule-data-kept = permission : des données sont conservées
told-rule-data-shown = permission : des données sont montrées
told-rule-generalised = retouche : des données d’une sorte, ou toutes
told-rule-trained = retouche : quels modèles sont entraînés
told-rule-relative-denial = retouche : ce qu'une proposition relative nie
told-rule-framework = retouche : un cadre à la place d'un autre
told-rule-parents = règle pour la personne : qui doit avoir le consentement de ses parents
told-rule-item = retouche : un élément d'une liste
told-rule-another-basis = retouche : un autre fondement juridique
told-rule-firmness = retouche : avec quelle fermeté c'est dit
told-rule-length = retouche : une durée à la place d'une autre
told-rule-notice-time = retouche : dans quel délai l'information est donnée
told-rule-more-purpose = retouche : une finalité de plus
told-rule-more-act = retouche : un acte de plus
told-rule-how-much = retouche : quelle part
told-rule-value-replaced = retouche : une valeur à la place d'une autre
told-rule-who-has-right = retouche : qui a un droit
told-rule-not-admitted = exclusion : qui n'est pas admis
told-rule-grant-against = autorisation : ce qu'elle couvrait face à ce qu'elle couvre
told-rule-grant = autorisation : ce qu'elle couvre
told-rule-grant-ends = autorisation : quand elle prend fin
told-rule-limit = limite : ce qui n'est fait que dans cette mesure
told-rule-kept-so-long = limite : combien de temps les données sont conservées
told-rule-period = durée : combien de temps les données étaient conservées face à combien elles le sont
told-rule-act = permission : un acte qui pèse par lui-même
told-rule-recipient-entry = permission : une entrée d'une liste de destinataires
told-rule-tracker = traceurs : un cookie d'un tableau de cookies
told-rule-tracker-host = traceurs : qui dépose un cookie
told-rule-tracker-purpose = traceurs : à quoi sert un cookie, là où cela n'était ou n'est pas dit
told-rule-tracker-life = traceurs : combien de temps dure un cookie
told-rule-collected = permission : des données sont collectées
told-rule-collected-from = permission : de qui les données sont collectées
told-rule-used-of = permission : de qui les données sont utilisées
told-rule-kept = permission : combien de temps les données sont conservées
told-rule-collected-for = permission : à quoi servent les données collectées
told-rule-passed-on-for = permission : pourquoi les données sont transmises
told-rule-used-for = permission : à quoi les données sont utilisées
told-rule-weighs = permission : ce qui pèse par soi-même
told-rule-which-collected = permission : quelles données sont collectées
told-rule-which-used = permission : quelles données sont utilisées
told-rule-kept-where = permission : où les données sont conservées
told-rule-which-passed-on = permission : quelles données sont transmises
told-rule-who-gets = permission : qui reçoit des données
told-rule-who-uses = permission : qui utilise des données
told-rule-promise-part = promesse : une partie d'elle
told-rule-promise-turned = promesse : retournée
told-rule-promise = promesse : ce qui n'est pas fait
told-rule-right-use = droit : l'usage sur lequel il porte
told-rule-right = droit : ce que la personne peut faire
told-rule-right-denied = droit refusé : ce que la personne ne peut pas faire
told-rule-unpaid = règle pour la personne : usage sans contrepartie
told-rule-accepted = règle pour la personne : accepté par l'usage
told-rule-phrase = { $told } : « { $phrase } »
