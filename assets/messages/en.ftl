# The words of the program, in English. One message a line; `.tip` is the tooltip of a command.

menu = Menu
menu-file = File
menu-edit = Edit
menu-view = View
menu-review = Review
menu-help = Help

command-open-old = Open the old version…
    .tip = Choose the file with the terms as they were
command-open-new = Open the new version…
    .tip = Choose the file with the terms as they are now
command-open-by-path = Open by path…
    .tip = Type where a file lies instead of choosing it in a dialog
command-paste-old = Paste as the old version
    .tip = Take the text or HTML on the clipboard as the old version
command-paste-new = Paste as the new version
    .tip = Take the text or HTML on the clipboard as the new version
command-swap = Swap old and new
    .tip = Compare the other way round
command-turn-changes-of-old = Old version: before or with its tracked changes
    .tip = Read the old version as it stood before its tracked changes, or with all of them accepted
command-turn-changes-of-new = New version: before or with its tracked changes
    .tip = Read the new version as it stood before its tracked changes, or with all of them accepted
command-open-sample = Open the sample
    .tip = Open the two versions of a coupon offer that come with the program
command-open-project = Open a project…
    .tip = Open saved work, with both texts inside
command-save-project = Save the project
    .tip = Keep both texts, notes and decisions in one file
command-save-project-as = Save the project as…
    .tip = Keep the work under another name
command-export-report = Export a report…
    .tip = Write the comparison to a file that others can read
command-quit = Quit
    .tip = Close the window; all work is kept
command-undo = Undo
    .tip = Take the last edit back
command-redo = Redo
    .tip = Make the edit again that was taken back
command-find = Find in both versions
    .tip = Search words, whole words or a regular expression
command-next-hit = Next place found
    .tip = Go to the next clause with the words searched for
command-previous-hit = Previous place found
    .tip = Go to the clause before with the words searched for
command-clear-filters = Clear search and filters
    .tip = Show all findings and changes again
command-copy-citation = Copy as a citation
    .tip = Old and new wording with document, date, clause number and hash
command-command-palette = All commands…
    .tip = Type the name of a command
command-show-answer = Answer
    .tip = Verdict, what changed in each respect, the weightiest findings
command-show-side-by-side = Side by side
    .tip = Both versions, clause beside clause
command-show-redline = Redline
    .tip = One text with deletions and insertions
command-show-cards = Cards
    .tip = One change a card, as a table of departures
command-show-ledger = Ledger
    .tip = Every kind of data, purpose and recipient before and after, with its clauses
command-only-changes = Only changes
    .tip = Fold unchanged clauses, but for context and headings
command-show-lists = Show or hide the lists
    .tip = The panel on the left
command-show-details = Show or hide the details
    .tip = The panel on the right
command-larger-text = Larger text
    .tip = Make the text of clauses larger
command-smaller-text = Smaller text
    .tip = Make the text of clauses smaller
command-looser-lines = More room between lines
    .tip = Make lines of clauses taller
command-tighter-lines = Less room between lines
    .tip = Make lines of clauses less tall
command-next-theme = Light, dark, or as the system
    .tip = Go to the next of the three
command-next-redline-colours = Redline colours: safe or legal
    .tip = Orange and blue for every kind of colour vision, or red and blue as law firms have it
command-next-language = English or French
    .tip = Show the window in the other language
command-next-change = Next change
    .tip = Go to the next change that passes the filters
command-previous-change = Previous change
    .tip = Go to the change before that passes the filters
command-next-finding = Next finding
    .tip = Go to the next finding, weightiest first
command-previous-finding = Previous finding
    .tip = Go to the finding before
command-next-unreviewed = Next unreviewed change
    .tip = Go to the next change that is still open
command-agree = Mark as agreed
    .tip = You agree with the change or finding in hand
command-dispute = Mark as disputed
    .tip = You dispute the change or finding in hand
command-irrelevant = Mark as irrelevant
    .tip = The change or finding in hand does not matter here
command-reopen = Mark as open
    .tip = The change or finding in hand is to be looked at again
command-edit-note = Write a note
    .tip = Put the keyboard into the note of what is in hand
command-unpair = Take the two clauses apart
    .tip = They are not the same clause; compare again
command-pair-with-next = Pair with the nearest lone clause
    .tip = They are the same clause; compare again
command-shortcuts = Keys
    .tip = All keys, on one sheet
command-cancel = Cancel
    .tip = Stop the work under way
command-close = Close
    .tip = Close what is in front, else let go of what is in hand
command-read-changed-files = Read changed files again
    .tip = Compare with the files as they are on disk now; can be undone
command-add-finding-from-words = Add a finding from the selected words
    .tip = Select words of a clause first
command-back = Back
    .tip = Go to what was in hand before
command-forward = Forward
    .tip = Go to what was in hand before going back
command-show-settings = Settings…
    .tip = Colours, language, sizes
command-larger-everything = Make everything larger
    .tip = Text, buttons and lists
command-smaller-everything = Make everything smaller
    .tip = Text, buttons and lists
command-previous-unreviewed = Previous unreviewed change
    .tip = Go to the change before that is still open
command-agree-and-go-on = Agree, then the next open one
    .tip = Mark what is in hand as agreed and take the next that is open in hand
command-dispute-and-go-on = Dispute, then the next open one
    .tip = Mark what is in hand as disputed and take the next that is open in hand
command-irrelevant-and-go-on = Irrelevant, then the next open one
    .tip = Mark what is in hand as irrelevant and take the next that is open in hand
command-pair-with-chosen = Pair with a clause of your choice
    .tip = Then choose the other clause; compare again
command-forget-pairing = Let the program pair it
    .tip = Take back what was paired or taken apart by hand here; compare again

mode-answer = Answer
mode-side-by-side = Side by side
mode-redline = Redline
mode-cards = Cards
mode-ledger = Ledger

facet = Respect
facet-data = Data
facet-action = Action
facet-purpose = Purpose
facet-recipient = Recipient
facet-duration = Duration
facet-territory = Territory
facet-media = Media
facet-safeguard = Safeguard
facet-modality = May or must
facet-subject = Whose data

direction = Direction
direction-broadened = Broadened
direction-narrowed = Narrowed
direction-changed = Changed
weight-high = weighty
weight-medium = medium
weight-low = light

kind-unchanged = Unchanged
kind-modified = Changed
kind-inserted = Inserted
kind-deleted = Deleted
kind-split = Split
kind-merged = Merged
moved = moved
stood-after = ↕ Stood after:
stands-after = ↕ Stands after:
renumbered = Number:

class-substantive = words
class-numbering = numbering only
class-reference = references only
class-typography = typography only
class-white-space = blanks only
class-link-target = link target only
class-date = date only
class-order = order of a list only

status-open = Open
status-agreed = Agreed
status-disputed = Disputed
status-irrelevant = Irrelevant

verdict-broadened = Broader
verdict-narrowed = Narrower
verdict-mixed = Mixed
verdict-none = No change of scope
report-not-told = Scope not told
report-sentence-not-told = The wording changed; neither version has a statement on the use of data that the program can read, so nothing is said of it.

sentence-broadened = The new version allows more use of data: { $broadened ->
    [one] one finding broadens
   *[other] { $broadened } findings broaden
 } it, none narrows it{ $changed ->
    [0] .
    [one] , one changes it otherwise.
   *[other] , { $changed } change it otherwise.
 }
sentence-narrowed = The new version allows less use of data: { $narrowed ->
    [one] one finding narrows
   *[other] { $narrowed } findings narrow
 } it, none broadens it{ $changed ->
    [0] .
    [one] , one changes it otherwise.
   *[other] , { $changed } change it otherwise.
 }
sentence-mixed = The new version changes the use of data both ways: { $broadened ->
    [one] one finding broadens it
   *[other] { $broadened } findings broaden it
 }, { $narrowed ->
    [one] one narrows it
   *[other] { $narrowed } narrow it
 }{ $changed ->
    [0] .
    [one] , one changes it otherwise.
   *[other] , { $changed } change it otherwise.
 }
sentence-none = The wording changed, but no change in the use of data was found.
sentence-same = Both versions are the same.

old = Old
new = New
before = Before
after = After
choose = choose a file…
chip-tip = Press to open another file in its place
bytes = { $bytes } bytes
source-changed = file changed
source-gone = file gone
source-gone-tip = The file is no longer where it was read. Its text is kept with this work.
source-changed-tip = The file on disk is no longer the one in this project. Press to open it again.
progress = { $reviewed } of { $all } changes reviewed
state-saved = Saved
state-saving = Saving…
state-read-only = Read only

answer-ledger = What changed in each respect
answer-ledger-same = Nothing of what may be done with data went or came.
answer-findings = The weightiest findings
answer-no-findings = No findings. Read the changed clauses all the same: the program knows many phrases, not all.
answer-more-findings = { $count ->
    [one] and one more finding
   *[other] and { $count } more findings
 }
answer-places = in { $count } places
answer-plain = Values without a line stand in both versions; a finding tells of a passage on them.
answer-same = What is the same
answer-same-clauses = { $count ->
    [one] One clause is unchanged to the letter.
   *[other] { $count } clauses are unchanged to the letter.
 }
answer-same-facets = Nothing went or came in:
answer-stayed = { $count ->
    [one] one value stayed
   *[other] { $count } values stayed
 }
answer-counts = Clauses: { $modified } changed, { $inserted } inserted, { $deleted } deleted, { $moved } moved, { $unchanged } unchanged
more-values = and { $count } more
more-notes = { $count ->
    [one] One more note on the texts
   *[other] { $count } more notes on the texts
 }
no-finding = not judged
    .tip = These words came or went, but no rule tells whether that allows more or less. Read the clauses.

welcome = This is a sample. Open your own two versions, or drop both files here.
recent = Recent:
recoverable = Work on { $names } was not saved under a name.
recover = Take it up again
discard = Discard it

empty-title = Two versions, one answer
empty-both = Open the old and the new version of some terms, or drop both files here.
empty-old = The new version is open. Open the old one too.
empty-new = The old version is open. Open the new one too.
empty-details = Choose a finding on the left, or a clause in the middle, to see its proof here.
empty-findings = No finding passes. Clear the filters, or read the changes.
empty-changes = No change passes. Clear the filters to see all.
empty-hits = Nothing was found in either version.
empty-cards = No change passes the filters. Clear them to see all.
empty-ledger = No statement about the use of data was found here.

search-hint = Find in both versions
search-whole-word = Whole word
search-regex = Regular expression
search-error = This expression cannot be searched for:
filters = Filters
filters-active = Filters (active)
filters-clear = Clear filters
filter-any = all
filter-facet = Respect
filter-direction = Direction
filter-weight = Weight
filter-kind = Change
filter-class = Class
filter-reviewed = Reviewed
filter-reviewed-yes = reviewed
filter-reviewed-no = not reviewed
filter-noted = Only with a note

list-findings = Findings
list-changes = Changes
list-outline = Outline
list-hits = Found

fold = { $count ->
    [one] One unchanged clause
   *[other] { $count } unchanged clauses
 }
overview = Overview of all changes; press to go there

go-to-clause = clause { $clause }
no-quote = not in this version
still = Still:
rule = Rule
show-change = Show the whole change
why-paired = Paired: { $similarity } % alike; the next best candidate { $other } %
why-paired-alone = Paired: { $similarity } % alike; there was no other candidate
why-paired-by-place = Paired by their place: they stand between clauses that match, though their words differ
definition-affects = { $count ->
    [0] Defines “{ $term }”, which no other clause of the new version uses.
    [one] Defines “{ $term }”, which one other clause of the new version uses:
   *[other] Defines “{ $term }”, which { $count } other clauses of the new version use:
 }
text-old = Old wording
text-new = New wording
select-to-add = Select words above to add a finding of your own.
added-by-hand = added by hand
added-value-hint = What it is about, in a word or two
added-reason-hint = Why it is a finding
remove-added = Remove this finding
review = Review
note-hint = Note
tag-hint = Tag
correct = Correct this finding
correct-facet = Respect
correct-direction = Direction
dismiss = Dismiss it
dismiss-reason = Why it is dismissed

ledger-changes-only = Only what changed
ledger-gone = gone
ledger-came = new
ledger-stayed = stayed

palette-hint = Type the name of a command
palette-empty = No command has this name.
path-version = Open a version
path-project = Open a project
path-save = Save the project
path-export = Write the report
path-exists = There is a file of this name already: it will be replaced.
replace = Replace it
path-hint = Path of the file
path-no-dialog = This system offered no dialog for files (or it was closed at once). Type the path instead.
as-old = As the old version
as-new = As the new version
go-on = Go on
dialog-texts = Texts that can be read
dialog-all-files = All files
side-title = Which version is this file?
side-title-text = Which version is this text?
export-language = Language:
export-title = Export a report
export-text = Plain text
export-json = JSON, the public format
export-html = HTML, one page to read, print and send
export-docx = Word document with tracked changes
export-pdf = PDF
export-markdown = Markdown
export-csv = Table of changes (CSV)
export-xlsx = Table of changes (workbook)
export-card-png = Card: one finding as a picture (PNG)
export-card-svg = Card: one finding as a drawing (SVG)
export-card-of = A card shows the finding in hand: { $finding }
export-card-weightiest = A card shows the weightiest finding; take another one in hand for that.
no-tracked-changes = This version keeps no track of changes: there is no other view of it.
drop-too-many = Drop one file or two, not more.
written = Written:
dismiss-notice = Understood

stage-reading-old = Reading the old version…
stage-reading-new = Reading the new version…
stage-comparing = Comparing…
stage-indexing = Preparing the view…
stage-exporting = Writing the report…
work-broke-off = The work broke off because of a defect in the program. What is open is as it was. Try the command line, and report the defect with these files.

read-deleted = deleted
read-inserted = inserted

close-again = Close the window again to give up the last edits.
state-not-saved = Not saved
dismissed = dismissed
corrected = corrected
as-found = as found
corrected-from = The program found: { $found }
answer-reviewer = With the review: { $corrected } corrected, { $dismissed } dismissed, { $added } added by hand.
answer-program = The program itself found: { $broadened } broadened, { $narrowed } narrowed, { $changed } changed.
sentence-otherwise = The new version changes the use of data: { $changed ->
    [one] one finding, neither clearly wider nor narrower.
   *[other] { $changed } findings, none clearly wider or narrower.
 }
recent-pairs = Compared last:
drop-one = Drop the file here, or on the old or the new version above.
drop-two = Drop both files here: the one with the older date is the old version.
affected = { $count ->
    [one] The meaning of one clause moved with this definition:
   *[other] The meaning of { $count } clauses moved with this definition:
 }
refers-to = Refers to:
paired-by-hand = Paired by hand.
parted-by-hand = Taken apart by hand.
pairing-choose = Choose the clause to pair with “{ $clause }”.
pairing-take = Pair with the one in hand
pairing-impossible = These two cannot be a pair: it takes a clause of the old and one of the new version.
ledger-value = Value
palette-clause = Go to this clause
extent-whole = Whole redline
extent-changes = Only changes
extent-summary = Only the answer
setting-theme = Light or dark
setting-redline = Redline colours
setting-language = Language
setting-text-size = Size of clauses
setting-line-height = Height of lines
setting-zoom = Size of everything
theme-system = as the system
theme-light = light
theme-dark = dark
redline-safe = safe: orange and blue
redline-legal = legal: red, blue, green
language-english = English
language-french = français

# Why a finding is one; the English sentences are those of the public format.
reason-promise-added = The new version promises what the old one did not.
reason-promise-removed = A promise of the old version is gone.
reason-exception-added = An exception was added.
reason-exception-removed = An exception was taken out.
reason-condition-added = It depends on a condition now.
reason-condition-removed = It depends on a condition no more.
reason-list-opened = A list that was closed is open now: what it names are examples.
reason-list-closed = A list that was open is closed now.
reason-may-to-will = What was possible is said to be done now.
reason-will-to-may = What was said to be done is only possible now.
reason-replaced = From “{ $from }” to “{ $to }”: { $what } changed, { $way } than before.
reason-safeguard-added = The new version adds a safeguard: { $value }.
reason-control-taken = The new version takes control away: { $value }.
reason-safeguard-gone = A safeguard of the old version is gone: { $value }.
reason-safeguard-replaced-stronger = From “{ $from }” to “{ $to }”: the safeguards are stronger than before.
reason-safeguard-replaced-weaker = From “{ $from }” to “{ $to }”: the safeguards are weaker than before.
reason-safeguard-stronger = The reworded passage strengthens the safeguards ({ $value }).
reason-safeguard-weaker = The reworded passage weakens the safeguards ({ $value }).
reason-added = The new version adds “{ $value }” to { $what }.
reason-gone = The old version had “{ $value }” in { $what }; the new one does not.
reason-reworded-added = The reworded passage adds “{ $value }”: { $what } became { $way }.
reason-reworded = The reworded passage changes { $what } ({ $value }): { $way } than before.
reason-what-data = the data covered
reason-what-action = what may be done with data
reason-what-purpose = the purposes
reason-what-recipient = who gets data
reason-what-duration = how long data are kept or used
reason-what-territory = where data are used
reason-what-media = the media in which content is used
reason-what-safeguard = the safeguards
reason-what-modality = what is promised
reason-what-subject = whose data are covered
reason-way-broadened = wider
reason-way-narrowed = narrower
reason-way-changed = different

# Values of facets, by the names of the lexicon; what has no message is shown by its name.
value-other-data = other data
value-other-purpose = another purpose
value-other-recipient = another recipient
value-open-list = an open list
value-all-data = all data
value-approximate-location = approximate location
value-until-event = until something ends
value-user-control = control by settings
value-contract-basis = the contract as legal basis
value-legitimate-interests = legitimate interests
value-any-personal-data = any personal data
value-name = name
value-username = username
value-profile-picture = profile picture
value-photo = photographs
value-likeness = likeness
value-voice = voice
value-opinion = opinions
value-biography = biography
value-residence = place of residence
value-location = location
value-precise-location = precise location
value-contact = contact details
value-email = e-mail address
value-phone = phone number
value-address = postal address
value-payment = payment
value-purchase = purchases
value-health = health
value-biometric = biometric data
value-genetic = genetic data
value-government-id = official identity documents
value-device = device
value-device-id = device identifiers
value-ip-address = IP address
value-usage = use of the service
value-browsing = browsing
value-cookie = cookies
value-messages = messages
value-user-content = user content
value-ai-prompt = prompts to an AI
value-contacts-list = address book
value-age = age
value-gender = gender
value-sexual-orientation = sexual orientation
value-political = political opinions
value-religion = religion
value-ethnicity = ethnic origin
value-immigration = immigration status
value-trade-union = trade union membership
value-criminal = criminal record
value-employment = employment
value-education = education
value-inference = inferences
value-audio = audio recordings
value-video = video
value-social-profile = social media profile
value-sensitive = sensitive data
value-aggregated = aggregated data
value-travel = travel
value-vehicle = vehicle
value-physical-characteristics = physical characteristics
value-family = family and household
value-demographics = demographic details
value-preferences = preferences and interests
value-credentials = passwords and credentials
value-collect = collect
value-access = access
value-use = use
value-retain = keep
value-share = share
value-sell = sell
value-license = license
value-sublicense = sublicense
value-publish = publish
value-modify = modify
value-combine = combine
value-profile = profile
value-infer = infer
value-track = track
value-train-ai = train AI
value-automated-decision = decide automatically
value-monitor = monitor
value-transfer = transfer
value-delete = delete
value-service = the service
value-advertising = advertising
value-targeted-advertising = targeted advertising
value-marketing = marketing
value-publicity = publicity
value-personalisation = personalisation
value-analytics = analytics
value-research = research
value-product-improvement = product improvement
value-ai-training = training of AI
value-security = security
value-fraud = fraud prevention
value-legal = legal duties
value-communication = communication
value-age-verification = age verification
value-identity-verification = identity verification
value-business-transfer = sale of the business
value-commercial = any commercial purpose
value-political-campaign = political campaigns
value-any-purpose = any purpose
value-recruitment = recruitment
value-affiliates = affiliates
value-service-providers = service providers
value-advertisers = advertisers
value-partners = partners
value-third-parties = third parties
value-data-brokers = data brokers
value-public = the public
value-other-users = other users
value-authorities = authorities
value-acquirer = an acquirer
value-employer = the employer
value-researchers = researchers
value-licensees = licensees
value-named = a named company
value-perpetual = perpetual
value-irrevocable = irrevocable
value-indefinite = without a stated end
value-as-long-as-necessary = as long as necessary
value-legal-retention = as long as the law requires
value-account-lifetime = as long as the account exists
value-fixed-period = a fixed period
value-until-deletion = until deleted
value-until-consent-withdrawn = until consent is withdrawn
value-session = one session
value-worldwide = worldwide
value-transfer-abroad = transfer abroad
value-safeguarded-transfer = transfer with safeguards
value-eea = European Economic Area
value-us = United States
value-china = China
value-country = a certain country
value-any-media = any media
value-own-services = own services
value-social-media = social media
value-email-sms = e-mail and text messages
value-offline = offline
value-third-party-sites = sites of others
value-opt-in = consent beforehand
value-opt-out = right to opt out
value-consent-by-use = consent by use
value-withdraw = withdrawal of consent
value-notice = notice
value-no-notice = without notice
value-no-compensation = without compensation
value-compensation = compensation
value-waiver = waiver of rights
value-user-rights = rights of the person
value-deletion = deletion
value-human-review = review by a human
value-appeal = appeal
value-security-measures = security measures
value-minimisation = data minimisation
value-anonymisation = anonymisation
value-parental-consent = consent of parents
value-contractual-limit = contract that limits the use
value-user = the user
value-children = children
value-teens = teenagers
value-non-users = people who do not use it
value-employees = employees
value-contacts = contacts
value-visitors = visitors
value-participants = participants
value-prospects = prospects
value-seller-creator = sellers and creators
value-adults = adults
value-patients = patients
value-students = students
value-promise-removed = a promise was removed
value-promise-added = a promise was added
value-may-to-will = from may to will
value-will-to-may = from will to may
value-exception-added = an exception was added
value-exception-removed = an exception was removed
value-condition-added = a condition was added
value-condition-removed = a condition was removed

# What goes wrong with files and projects, in the wording of its errors; `$told…` is a phrase that is told too.
told-read-missing = { $path }: there is no such file. Check the name and the folder.
told-read-folder = { $path }: this is a folder. Name the file in it that holds the terms.
told-read-no-file = { $path }: this is a device or a socket, not a file. Save the terms as a file and compare that.
told-read-unreadable = { $path }: the file cannot be read ({ $toldSource }). Check that you may open it.
told-read-empty = { $name }: the file holds no text. Save the terms again and compare that file.
told-read-too-large = { $name }: the file has { $bytes } bytes, more than the limit of { $limit }. Raise the limit with --max-bytes { $again }.
told-read-endless = { $name }: more than the limit of { $limit } bytes can be read from it. Raise the limit with --max-bytes.
told-read-unknown-format = { $name }: this is not a text that Clausescope reads ({ $what }). Save the terms as { $formats } and compare that file.
told-read-damaged = { $name }: the file cannot be read as { $format }: { $what }
told-read-encrypted = { $name }: the file is encrypted. Open it with its password, save a copy without one and compare that.
told-read-no-text-layer = { $name }: the PDF has no text, only pictures of pages. Run it through OCR (for example ocrmypdf) and open the result.
told-project-unreadable = { $path }: the project cannot be read ({ $toldSource }). Check that the file is there and that you may open it.
told-project-unwritable = { $path }: the project cannot be saved ({ $toldSource }). Your work is still open: free some space or save it elsewhere with “Save as”.
told-project-newer = { $path }: the project has format version { $found }, and this program reads up to { $known }. Open it with a newer Clausescope; the file was left as it is.
told-project-breaks-off = { $path }: the project is damaged: it breaks off before the end of its texts. Open the two files themselves; the project was left as it is.
told-project-none = { $path }: this is not a Clausescope project ({ $what }). Open it as a text to compare, or choose a file that ends in .clausescope.
told-project-damaged = { $path }: one of the texts inside is damaged. Open the two files themselves.
told-project-taken = { $path }: the project is open in another window. Here it can be read only; close the other window to edit.
told-project-folder = { $path }: the folder cannot be written ({ $toldSource }). The project can be read only; use “Save as” to edit a copy.
told-lost-notes = The file breaks off: both texts were read, the notes were lost.
told-lost-hash-old = The old text does not have the hash that the project names.
told-lost-hash-new = The new text does not have the hash that the project names.
told-lost-part = The part “{ $part }” of the review could not be read.
told-lost-kept = The damaged file was kept as { $path }.
told-edits-not-kept = { $path }: your edits cannot be kept there ({ $toldSource }). Save the project in another folder.
told-same-file = { $path }: both versions are this same file. Choose another file for one of them.
told-cancelled = The work was cancelled.
told-report-cancelled = { $path }: the report was not written, since it was cancelled.
told-report-unwritable = { $path }: the report cannot be written ({ $toldSource }). Choose another place.
told-report-nothing = There is nothing to report yet. Open two versions first.
told-clipboard = The clipboard cannot be read ({ $what }). Save the text as a file and open that.
told-system-permission = Permission denied (os error 13)
told-system-no-space = No space left on device (os error 28)
told-system-read-only = Read-only file system (os error 30)
told-system-missing = No such file or directory (os error 2)
told-system-no-folder = Not a directory (os error 20)
told-system-exists = File exists (os error 17)
told-kind-permission = permission denied
told-kind-no-space = no storage space
told-kind-read-only = read-only filesystem or storage medium
told-kind-missing = entity not found
told-kind-no-folder = not a directory
