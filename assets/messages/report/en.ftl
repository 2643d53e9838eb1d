# The words of reports, in English. `{ $number }` is a count as it is written, `{ $count }` the same for choosing a form.

# Names and counts
report-quoted = “{ $text }”
report-by-hand = by hand
report-byte-count = { $count ->
    [one] { $number } byte
   *[other] { $number } bytes
 }
report-clause-count = { $count ->
    [one] { $number } clause
   *[other] { $number } clauses
 }
report-place-count = { $count ->
    [one] { $number } place
   *[other] { $number } places
 }
report-finding-count = { $count ->
    [one] { $number } finding
   *[other] { $number } findings
 }
report-changed-count = { $count ->
    [one] { $number } clause changed
   *[other] { $number } clauses changed
 }
report-inserted-count = { $count ->
    [one] { $number } clause inserted
   *[other] { $number } clauses inserted
 }
report-deleted-count = { $count ->
    [one] { $number } clause deleted
   *[other] { $number } clauses deleted
 }
report-split-count = { $count ->
    [one] { $number } clause split
   *[other] { $number } clauses split
 }
report-merged-count = { $count ->
    [one] { $number } clause merged
   *[other] { $number } clauses merged
 }
report-moved-count = { $count ->
    [one] { $number } clause moved
   *[other] { $number } clauses moved
 }
report-renumbered-count = { $count ->
    [one] { $number } clause renumbered
   *[other] { $number } clauses renumbered
 }
report-unchanged-count = { $count ->
    [one] { $number } clause unchanged
   *[other] { $number } clauses unchanged
 }
report-words-deleted-count = { $count ->
    [one] { $number } word deleted
   *[other] { $number } words deleted
 }
report-words-inserted-count = { $count ->
    [one] { $number } word inserted
   *[other] { $number } words inserted
 }
report-unchanged-clause-count = { $count ->
    [one] { $number } unchanged clause
   *[other] { $number } unchanged clauses
 }
report-same-count = { $count ->
    [one] { $number } clause is unchanged to the letter.
   *[other] { $number } clauses are unchanged to the letter.
 }
report-omitted-count = { $count ->
    [one] { $number } unchanged clause is not shown
   *[other] { $number } unchanged clauses are not shown
 }

value-promise = a promise
value-eea-country = a country of the European Economic Area
value-other-country = another country

# Where a clause stands
report-place-under = { $number }, in { $heading }
report-place-heading = heading { $heading }
report-place-in = in { $heading }
report-place-paragraph = paragraph { $number }
report-place-page = { $place }, page { $page }
report-a-clause-in = a clause { $place }
report-fold = { $count }, { $first } to { $last }
report-fold-one = { $count }, { $only }

# The answer
report-title-facet = { $facet }: { $value }
report-title-label = { $title }: { $label }
report-verdict = Verdict
report-sentence-not-asked = The wording was compared; changes in the use of data were not looked for.
report-program-said = Before the reviewer’s decisions the program had said: { $verdict }.
report-corrected = Corrected by the reviewer; the program had said: { $facet }, { $direction }.
report-same-facets = Nothing went or came in: { $facets }.
report-caution = Findings are made by rules that know many phrases, not all. Each is shown with the words that prove it; read the changed clauses too. This is no legal advice.
report-compared = Two versions compared clause by clause
report-compared-short = Two versions compared
report-by = by { $author }
report-ledger = What the terms say, before and after
report-ledger-short = Before → after
report-ledger-page = What may be done with data, before and after
report-ledger-link = Before and after
report-ledger-same = Nothing of what may be done with data went or came.
report-respect = Respect
report-gone = gone
report-came = new
report-only-before = only before
report-only-after = only after
report-nothing-found = nothing found
report-no-finding = no finding
report-findings = Findings
report-findings-counted = Findings ({ $number })
report-none = None.
report-stayed = What stayed
report-stayed-with-findings = In clauses that have a finding
report-stayed-counted = What stayed in clauses that have a finding ({ $number })
report-the-same = What is the same
report-same-short = Same
report-still = Still: { $values }.
report-still-here = Still the same here
report-still-short = still
report-affected = Also moves the meaning of: { $places }.
report-affected-here = Clauses that use this term
report-note = Note
report-note-short = note
report-review = Review: { $status }.
report-review-short = review: { $status }
report-review-of = Review: { $remarks }
report-dismissed = Dismissed
report-dismissed-no-reason = no reason given
report-dismissed-findings = Findings dismissed by the reviewer
report-dismissed-counted = Dismissed by the reviewer ({ $number })
report-dismissed-not-counted = Dismissed by the reviewer and not counted ({ $number })
report-no-quote = no quote
report-no-quote-here = Not in this version.
report-no-quote-card = No quote from this version.
report-no-quote-told = no quote from this version
report-added-by-reviewer = Added by the reviewer.
report-rule = Rule: { $rule }
report-vocabulary = term in the Data Privacy Vocabulary
report-link-to-finding = Link to finding { $id }
report-finding = finding { $id }

# The text
report-text = Text
report-text-whole = The text, with all changes
report-text-changes = The changed clauses
report-text-with-changes = The text with its changes
report-text-not-here = The text is not part of this report
report-text-ends = End of the text.
report-marks = Marks
report-mark-deleted = Deleted
report-mark-inserted = Inserted
report-mark-moved = Moved
report-means-deleted = only in the old version
report-means-inserted = only in the new version
report-means-moved = the clause stands in another place than before
report-means-boundary = a clause ends here: one became several, or several became one
report-label-deleted = deleted
report-label-inserted = inserted
report-leads-elsewhere = leads elsewhere
report-kind-moved = { $kind }, moved
report-kind-and-moved = { $kind } and moved
report-kind-renumbered = { $kind }, renumbered
report-kind-class = { $kind } ({ $class })
report-renumbered = number { $old } → { $new }
report-no-number = none
report-stood-after = stood after { $before }, stands after { $after }
report-nothing = nothing
report-here-stood = Here stood { $place }. It was
report-was-moved = moved
report-move-away = ↕ Move { $number }: stands { $place } now
report-move-here = ↕ Move { $number }: stood { $place } before
report-move-after = after { $place }
report-move-first = at the beginning
report-left = ↕ Moved away from here: it stands after { $place } now.
report-left-first = ↕ Moved away from here: it stands first now.
report-came-here = ↕ Moved to here: it stood after { $place }.
report-came-first = ↕ Moved to here: it stood first.
report-omitted-here = … { $what }.
report-findings-here = Findings: { $links }
report-row-goes-on = goes on

# What a voice says in the text
report-voice-inserted = inserted:
report-voice-deleted = deleted:
report-voice-moved-away = moved away:
report-voice-moved-here = moved here:
report-voice-relinked = leads elsewhere:
report-voice-end-inserted = end of an inserted clause
report-voice-end-deleted = end of a deleted clause
report-voice-end-moved-away = end of a clause that moved away
report-voice-end-moved-here = end of a clause that moved here
report-voice-go-to = Go to { $target }
report-voice-change = change { $id }
report-voice-origin = where change { $id } stood before

# The table of departures
report-departures = Table of departures
report-departures-page = Table of changes
report-departures-rows = One row for each change, with old and new wording
report-departures-none = No change is shown.
report-sheet-changes = Changes
report-sheet-about = About
report-column-change = Change
report-column-old-clause = Old clause
report-column-new-clause = New clause
report-column-kind = What happened
report-column-class = Class
report-column-findings = Findings
report-column-direction = Direction
report-column-old-text = Old text
report-column-new-text = New text
report-column-old-wording = Old wording
report-column-new-wording = New wording
report-column-note = Note
report-column-label = Label
report-column-review = Review
report-column-remarks = Findings and notes

# The files and the settings
report-about = About this report
report-sources = Sources
report-sources-and-settings = Sources and settings
report-settings = Settings
report-old-version = Old version
report-new-version = New version
report-file = File
report-text-title = Title
report-date-stated = Date in the text
report-date-none = none stated
report-language = Language
report-language-not-told = not told
report-format = Format
report-size = Size
report-size-and-clauses = { $size }, { $clauses }
report-none-short = none
report-warnings-of = What to know of { $name }
report-coverage = What was and was not compared
report-coverage-compared = { $name }: { $part } ({ $number }) were compared.
report-coverage-not-compared = { $name }: { $part } ({ $number }) were not compared.
report-coverage-samples = They read: { $samples }.
report-notes-on-texts = { $number } notes on the texts
report-shown = Shown
report-extent-whole = the whole text
report-extent-changes = only changed clauses, with their headings
report-extent-summary = the summary only, without the text
report-looked-for = Findings of scope
report-looked-for-yes = looked for
report-looked-for-no = not looked for
report-paired = Clauses paired by hand
report-parted = Pairs taken apart by hand
report-author = Author
report-setting = { $name }: { $value }
report-not-shown = Not shown
report-hidden = Hidden ({ $rule }): { $what }
report-hidden-nothing = Hidden: nothing
report-hidden-class = changes of { $class }
report-hidden-class-counted = { $clauses } shown as if unchanged, and { $places } in changed clauses
report-hidden-extent = shown is { $extent }
report-hidden-extent-counted = { $clauses } left out
report-hidden-dismissed = dismissed by the reviewer
report-hidden-dismissed-counted = { $findings } listed apart and not counted
report-made-with = Made with { $program }.
report-made-by = Made by { $program }. The hashes above tell whether a file at hand is the one that was compared.
report-made-by-for = Made by { $program } for { $author }. The hashes above tell whether a file at hand is the one that was compared.
report-skip = Skip to the findings
report-parts = Parts of this report
report-and = and
report-more-values = and { $number } more
report-page-of = { $page } of { $pages }
report-page-word = Page
report-of-word = of
report-lost-count = { $count ->
    [one] { $number } control character of the text cannot stand in this format; { $sign } stands in its place.
   *[other] { $number } control characters of the text cannot stand in this format; { $sign } stands in place of each.
 }
report-fonts-of-machine = For letters that the fonts of the program lack, fonts of the machine that made this file were used: { $fonts }. Where others are installed the file looks otherwise; its words are the same.
report-fonts-lack = No font of the machine that made this file has these letters: { $letters }. { $sign } stands in their place, { $count ->
    [one] once
   *[other] { $number } times
 }; whoever copies the text from this file gets the letters themselves.

# The card
report-card-source = { $when }: { $name } · SHA-256 { $hash }…
report-card-source-told = { $when }: { $name }, SHA-256 { $hash }.
report-card-whole = Whole comparison: { $verdict }. Finding { $id }, made with { $program }
report-card-for = for { $author }
report-card-proof = { $label }: { $words }.

# What a file holds that was not compared
part-attached-files = attached files
part-buttons-and-form-fields = buttons and form fields
part-comments = comments
part-cookie-banners-and-pop-ups = cookie banners and pop-ups
part-drawings-and-formulas = drawings and formulas
part-embedded-files = embedded files
part-embedded-objects = embedded objects
part-frames = frames
part-head = head
part-hidden-text = hidden text
part-link-targets-that-nothing-leads-to = link targets that nothing leads to
part-macros = macros
part-mail-headers = mail headers
part-navigation = navigation
part-notes = notes
part-outside-the-main-text = outside the main text
part-page-footer = page footer
part-page-header = page header
part-page-numbers = page numbers
part-pictures = pictures
part-running-footers = running footers
part-running-headers = running headers
part-scripts = scripts
part-styles = styles
part-table-of-contents = table of contents
part-text-beside-the-terms = text beside the terms
part-text-that-stands-on-end = text that stands on end
part-title = title
part-what-a-web-archive-put-around-the-page = what a web archive put around the page

# Sentences of the public format, in its wording. The first that fits is taken; `$told…` is a phrase that is told too.
told-more-places = { $told } There are { $count } more places like this.
told-deep-nesting = Elements of the page nest more than { $number } deep, or have attributes without number; these were read without their nesting or their attributes.
told-hidden-words-of-page = The page hides these words from its readers; they were not compared: “{ $words }”.
told-hidden-words-of-file = The file hides these words from its readers; they were not compared: “{ $words }”.
told-hidden-until-opened = The page hides this text until it is opened, or from all its readers; it was compared with the rest.
told-frame = The page shows another page in a frame; what that holds was not read. Save it by itself and compare that too.
told-guessed-encoding = The file does not say how its letters are encoded; it was read as { $encoding }.
told-undecodable-place = { $count } place does not fit the encoding { $encoding } and read as �.
told-undecodable-places = { $count } places do not fit the encoding { $encoding } and read as �.
told-nul-characters = { $count } NUL characters in the file were left out.
told-attached-files = Files are attached ({ $names }); they were not read. Save each that holds terms by itself and compare that too.
told-tracked-changes = The file has tracked changes ({ $toldInsertions }, { $toldDeletions }); { $toldReading }.
told-insertion = 1 insertion
told-insertions = { $count } insertions
told-deletion = 1 deletion
told-deletions = { $count } deletions
told-read-accepted = it was read as if all were accepted. The text without them can be compared too (--tracked-changes original)
told-read-original = it was read as it stood before them (--tracked-changes original)
told-language-differs = The page says its language is “{ $stated }”; its text reads as “{ $code }” and was taken as that.
told-undecodable-letters = { $count } letters of the PDF do not tell what they show and read as �.
told-more-pages-without-text = These pages are pictures without text and were not compared: { $pages } and more. Run the file through OCR (for example ocrmypdf) and compare the result.
told-pages-without-text = These pages are pictures without text and were not compared: { $pages }. Run the file through OCR (for example ocrmypdf) and compare the result.
told-unnumbered-clauses = The text refers to numbered clauses ({ $count } times, first “{ $words }”), but its clauses print no numbers: the numbers may be missing from the file.
told-dangling-reference = “{ $words }” points at no clause of this version.
told-invisible-spelling = Characters that cannot be seen stand here: { $characters }, before “{ $words }”; they spell “{ $spelt }”.
told-invisible-before = Characters that cannot be seen stand here: { $characters }, before “{ $words }”.
told-invisible = Characters that cannot be seen stand here: { $characters }.
told-direction-before = Characters that turn the direction of writing stand here: { $characters }, before “{ $words }”.
told-direction = Characters that turn the direction of writing stand here: { $characters }.
told-look-alike = The word “{ $words }” has letters of another script that look like Latin ones.
told-reference-elsewhere = “{ $words }” in { $toldClause } reads as before, but pointed at { $toldOld } and now points at { $toldNew }.
told-clause = clause { $number } (“{ $words }”)
told-clause-named = { $number } (“{ $words }”)
told-clause-words = “{ $words }”
told-passage = “{ $words } …” left { $toldFrom } and stands in { $toldTo } now: it is marked as deleted there and as inserted here.
told-more-passages = { $count } more passages went from one clause into another.
told-coarse = { $count } very long clauses that share no run of words were compared as a whole, not word by word.
told-far-apart = The versions differ so much that far-away clauses were not all weighed against each other; some moved clauses may show as deleted and inserted.
told-partial-language = Findings in { $toldLanguage } are partial: only the commonest values are known. Read the redline itself.
told-german = German
told-spanish = Spanish
told-italian = Italian
told-different-languages = The versions are in different languages ({ $old }, { $new }): they were compared without findings.
told-language-not-told = The language could not be told: there are no findings, only what changed in the text.
told-no-lexicon = There is no lexicon for this language ({ $code }): there are no findings, only what changed in the text.

# Rules that findings name.
told-rule-basis = basis: consent against a legitimate interest at one place
told-rule-duty = duty: how data are protected
told-rule-deleted-within = duty: when data are deleted
told-rule-list-opened = edit: a list opened or closed
told-rule-value-came = edit: a value came
told-rule-may-be-done = edit: what may be done
told-rule-value-went = edit: a value went
told-rule-age = edit: an age
told-rule-exception = edit: an exception
told-rule-exception-holds = edit: what an exception holds
told-rule-extent = edit: how far it is given
told-rule-promise-means = edit: what a promise means
told-rule-covered = edit: what a right covers
told-rule-one-right = edit: one right more or less
told-rule-right-turned = right: denied or no longer
told-rule-condition = edit: a condition
told-rule-data-kept = permission: data are kept
told-rule-data-shown = permission: data are shown
told-rule-generalised = edit: one kind of data, or all
told-rule-trained = edit: which models are trained
told-rule-relative-denial = edit: what a relative clause denies
told-rule-framework = edit: one framework for another
told-rule-parents = rule for the person: whose parents must consent
told-rule-item = edit: an item of a list
told-rule-another-basis = edit: another legal basis
told-rule-firmness = edit: how firmly it is said
told-rule-length = edit: one length for another
told-rule-notice-time = edit: when notice is given
told-rule-more-purpose = edit: one more purpose
told-rule-more-act = edit: one more act
told-rule-how-much = edit: how much of it
told-rule-value-replaced = edit: one value for another
told-rule-who-has-right = edit: who has a right
told-rule-not-admitted = exclusion: who is not admitted
told-rule-grant-against = grant: what it covered against what it covers
told-rule-grant = grant: what it covers
told-rule-grant-ends = grant: when it ends
told-rule-limit = limit: what is only done so far
told-rule-kept-so-long = limit: how long data are kept
told-rule-period = period: how long data were kept against how long they are
told-rule-act = permission: an act that weighs by itself
told-rule-recipient-entry = permission: an entry in a list of recipients
told-rule-tracker = trackers: a cookie in a table of them
told-rule-tracker-host = trackers: who sets a cookie
told-rule-tracker-purpose = trackers: what a cookie is for, where it was or is not told
told-rule-tracker-life = trackers: how long a cookie lasts
told-rule-collected = permission: data are collected
told-rule-collected-from = permission: whose data are collected
told-rule-used-of = permission: whose data are used
told-rule-kept = permission: how long data are kept
told-rule-collected-for = permission: what collected data are for
told-rule-passed-on-for = permission: what data are passed on for
told-rule-used-for = permission: what data are used for
told-rule-weighs = permission: what weighs by itself
told-rule-which-collected = permission: which data are collected
told-rule-which-used = permission: which data are used
told-rule-kept-where = permission: where data are kept
told-rule-which-passed-on = permission: which data are passed on
told-rule-who-gets = permission: who gets data
told-rule-who-uses = permission: who uses data
told-rule-promise-part = promise: a part of it
told-rule-promise-turned = promise: turned
told-rule-promise = promise: what is not done
told-rule-right-use = right: the use that it is about
told-rule-right = right: what the person may do
told-rule-right-denied = right denied: what the person may not do
told-rule-unpaid = rule for the person: used without pay
told-rule-accepted = rule for the person: accepted by use
told-rule-phrase = { $told }: “{ $phrase }”
