# The investment plan: money, where it comes from and where it goes.

money-navigation = Money
money-title = Where the money comes from and where it goes
money-lead = The municipality invests in the social foundation: in meeting each other, in health and in equal chances. Here you see who pays, for how long, and what is done with it. All amounts are in euros.
money-not-adopted = The council has not adopted this plan yet. It may still change.
money-all-lines = See all lines
money-versions-title = Versions of the plan
money-versions-lead = Every version is kept. A what-if version shows what would happen and never changes the adopted plan.
money-version = Version
money-state = State
money-openness = Who sees it
money-changed = Changed
money-about = About
money-bring = Bring in a plan from a file
money-nothing-title = There is no plan yet
money-nothing-text = As soon as the municipality makes a plan public, you will find it here.
money-nothing-keeper = Bring in a plan from a spreadsheet. You first see what it would become.
money-nothing-back = To the front page

money-state-draft = Draft
money-state-proposed = Before the council
money-state-adopted = Adopted
money-state-superseded = Replaced by a later version
money-what-if = What if
money-openness-public = Everybody
money-openness-council_confidential = The council, confidentially
money-openness-internal = Staff of the municipality
money-openness-restricted = Only those named for it

money-figure-caption = The same amounts stand in the table below.
money-drawing-caption = Who pays, by year. The amounts stand below at “Who pays”.
money-answer = In { $year } it is { $total } euros.
money-answer-from = Most of it comes from { $name }: { $amount } euros.
money-answer-to = Most of it goes to { $name }: { $amount } euros.
money-more = More about this money
money-largest = Most in { $year }: { $name }, { $amount } euros
money-flow-count = { $count ->
    [one] One stream
   *[other] { $count } streams
    }
money-waiting-count = { $count ->
    [one] One line
   *[other] { $count } lines
    }
money-spent-count = { $count ->
    [one] One line in { $year }
   *[other] { $count } lines in { $year }
    }
money-ends-count = { $count ->
    [0] Nothing ends without a successor
    [one] One effort ends without a successor
   *[other] { $count } times an effort ends without a successor
    }
money-to-save = What is to be saved
money-to-save-count = { $count ->
    [one] One amount
   *[other] { $count } amounts
    }
money-figure-description = The amounts stand as a table below the drawing.
money-group = Part
money-all-years = All years
money-total = Total
money-by-source = Who pays
money-by-lasting = Lasting or temporary
money-by-condition = How certain it is
money-by-intervention = What is done with it
money-by-ambition = By ambition
money-by-track = By track
money-by-everything = All together
money-jaar = Year
money-show-year = Show
money-spent = What is done this year
money-intervention = Intervention
money-amount = Amount
money-source = Paid from
money-kind = Kind
money-firm = How certain
money-marks = PM means: there will be an amount, but nobody knows it yet. Outside the table means: there is an amount, but it stands in another overview. Neither is nought.
money-pm = PM
money-outside = outside table
money-uncovered = Not covered yet
money-no-ambition = No ambition chosen
money-no-track = The plan names no track
money-lasting-structural = Structural
money-lasting-incidental = Incidental
money-firmness-decided = Decided already
money-firmness-planned = In the plan
money-firmness-reservation = Reservation
money-firmness-conditional = Depends on an evaluation

money-check = Check
money-check-lead = This is not right, does not follow from the plan, or asks to be explained. A question is no mistake.
money-check-nothing = Nothing was found.
money-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
money-findings-more = There are more. Mend these first.
money-severity = Kind
money-severity-error = Mistake
money-severity-warning = Mind
money-severity-question = Question
money-severity-note = Good to know
money-about-what = About
money-finding = What was found
money-sum = Sum
money-document = Where it stands

money-compare = Compare
money-met = Compare with
money-per = Divide the steps by
money-per-bron = who pays
money-per-inzet = what is done with it
money-compare-button = Compare
money-compare-total = From the one total to the other
money-compare-lines = Lines that differ
money-compare-same = All lines are the same.
money-waterfall = From the one total to the other in { $year }
money-line = Line
money-difference = Difference
money-difference-added = new
money-difference-removed = gone
money-difference-changed = changed
money-besides = Other as well
line-part-number = Number
line-part-intervention = Effort
line-part-lasting = Kind
line-part-nature = How certain
line-part-ambition = Ambition
line-part-track = Track
line-part-goal = Goal
line-part-task-field = Task field
line-part-remark = Remark
line-part-document = Where it stands
line-part-coverage = Paid from { $source }

money-does-not-close = The coverage is not equal to the amounts
money-does-not-close-text = You can keep this. The council can adopt it only when all lines are covered.
money-how-to-edit = Type in a cell. Walk to the next with the arrows or Enter. You can paste a block from a spreadsheet and take it back with Ctrl+Z; Ctrl+S saves. Nothing changes until you save. PM and outside table are allowed as well.
money-undo = Take the last change back
money-redo = Do it again
money-add-line = Add a line
money-add = Add
money-inzet = Intervention
money-inzet-error = Fill in what is done with the money.
money-nummer = Number of the line
money-soort = Kind
money-soort-structural = Structural
money-soort-incidental = Incidental
money-bron = Paid from
money-no-source = Choose a source
money-copy = Make a copy
money-wat = What for
money-wat-concept = To work on
money-wat-stopt = What if a source ends
money-wat-duurder = What if everything becomes dearer
money-bron-stopt = Which source ends
money-bron-stopt-error = Choose which source ends.
money-naam = Name of the version
money-naam-error = Give the version a name, of 120 characters at most.
money-procent = How many percent dearer
money-procent-hint = For example 3,9. What a source pays is rounded to whole euros; half a euro goes up.
money-procent-error = Fill in a percentage with at most one decimal, such as 3,9.
money-vanaf = From which year
money-vanaf-hint = The first year without the source, or the first year that is dearer.
money-make-copy = Make the copy
money-copy-of = Copy of { $name }
money-what-if-ends = Nothing comes from { $source } after { $year }
money-what-if-index = Everything { $percent }% dearer from { $year }
money-propose = Lay before the council
money-send-back = Take back to change
money-adopt = Adopt
money-adopt-button = Adopt
money-besluit = Decision of the council
money-besluit-error = Choose the decision of the council.
money-besluit-bron = Decision to take more from a source than it allows
money-besluit-bron-hint = Needed only when a ceiling, a period or a purpose is exceeded.
money-besluit-bron-error = Choose the decision, or none.
money-lines-open = { $count ->
    [one] Of { $count } line the coverage is not equal to the amount. Mend that first.
   *[other] Of { $count } lines the coverage is not equal to the amount. Mend that first.
}
money-beyond-sources = { $count ->
    [one] { $count } time more is taken from a source than it allows. Choose the decision that allows it.
   *[other] { $count } times more is taken from a source than it allows. Choose the decision that allows it.
}
money-stale = Somebody else changed this plan while you were at work. What you typed still stands here. Look it over and save again.
money-decided-at = Decided at { $at }
money-condition = From { $from } only after an evaluation in { $due }
money-condition-lifted = Condition lifted; the evaluation was planned in { $due }
money-differs = PM or outside table against an amount
money-off = Not covered: { $years }
money-cell = Line { $number }, { $what }, { $year }
money-cell-error = Line { $number }, { $year }: { $why }
money-not-text = “{ $text }” is no amount. Fill in a number, PM or outside table.
money-not-ambiguous = “{ $text }” can be read in two ways. Write it as 1.000 or 1.000,00.
money-not-negative = “{ $text }” is below nought. A plan holds no negative amounts.
money-not-part-of-a-cent = “{ $text }” has more than two decimals.
money-not-too-large = “{ $text }” is too large for this plan.
money-not-formula-error = “{ $text }” is the outcome of a formula that went wrong.

grid-save = Save
grid-line = Line
grid-paid-by = Paid from
grid-total = Total
grid-remove = Remove line
grid-undone = Taken back
grid-pasted = Pasted. Save to keep it.
grid-left = Not everything fits on this page: what did not, was not pasted. Bring in a whole table as a file.
grid-off = Not covered

money-bring-lead = Choose a spreadsheet (XLSX) or a text file (CSV). The first row names the columns: regel, interventie, dekking, onderdeel, S/I, the years, ambitie, spoor, doel and toelichting. Nothing is brought in by half.
money-tabel = File
money-tabel-hint = XLSX or CSV.
money-tabel-error = Choose a file.
money-tabel-unreadable = This file is no XLSX or CSV that we can read.
money-tabel-large = This file is larger than a plan can be.
money-tabel-heads = The first row names no column “interventie”, or no years.
money-tabel-faults = Something in the table is not right yet. Nothing was brought in.
money-doe = What do you want to do
money-doe-bekijken = First see what it would become
money-doe-inbrengen = Bring it in as a draft, if nothing is wrong
money-bring-button = Go on
money-bring-sources = Sources that you can name in the column dekking
money-from-file = Brought in from { $file }
money-report = What it would become
money-lines = { $count ->
    [one] { $count } line read
   *[other] { $count } lines read
}
money-report-sound = All of it can be read. Choose “Bring it in as a draft” and the file to keep it.
money-report-faults = These cells keep it from being brought in. Mend them in your file and try again.
money-faults = Cells that are not right
money-fault-cell = Cell
money-fault-why = Why
money-fault-shown = What stands there
money-fault-text = A text stands where an amount should.
money-fault-ambiguous = This amount can be read in two ways.
money-fault-negative = This amount is below nought.
money-fault-part-of-a-cent = This amount has parts of a cent.
money-fault-too-large = This amount is too large.
money-fault-formula-error = The formula in this cell went wrong.
money-fault-merged = These cells are merged. Split them.
money-fault-hidden-row = This row is hidden and something stands in it. Show the row or remove it.
money-fault-unknown-source = We do not know this source.
money-fault-unknown-part = This source has no part of this name.
money-fault-unknown-ambition = We do not know this ambition. Write its name or its number.
money-fault-unknown-track = We do not know this track. Write its name or its number.
money-fault-unknown-goal = We do not know this goal. Write its code, with the year when needed: 1.1.1 (2024).
money-fault-unknown-evaluation = We do not know this evaluation. Write its title as it stands in the calendar.
money-fault-unknown-decision = We do not know this decision. Write its title as it stands in the register.
money-fault-no-intervention = It does not say what is done with the money.
money-fault-contradicts = Two rows with the same number say different things.
money-fault-not-lasting = Fill in S for structural or I for incidental.
money-fault-not-nature = Fill in nothing, or: besloten bij …, reservering, voorwaardelijk.
money-fault-not-a-year = Fill in a year.
money-fault-too-long = This text is too long.
money-fault-column-twice = This column is there twice.
money-fault-no-column = We do not know this column.
money-report-years = Totals by year
money-year = Year
money-computed = Sum of the lines
money-printed = Total in the file
money-agrees = Equal
money-agrees-yes = Yes
money-agrees-no = No

finding-coverage-off = In { $year } this costs { $amount } and { $covered } is covered. The difference is { $difference }.
finding-coverage-differs = In { $year } either the amount or the coverage says PM or outside table, and the other does not.
finding-above-ceiling = In { $year } { $claimed } is taken from { $source }. The ceiling is { $ceiling } a year; that is { $excess } too much.
finding-above-ceiling-asked = In { $year } { $claimed } is taken from { $source }, { $excess } more than { $ceiling }. Is { $ceiling } the ceiling for each year?
finding-above-ceiling-of-years = From { $year } to { $until } { $claimed } is taken from { $source }. The ceiling is { $ceiling }; that is { $excess } too much.
finding-above-ceiling-of-years-asked = From { $year } to { $until } { $claimed } is taken from { $source }, { $excess } more than { $ceiling }. Is that the ceiling?
finding-outside-validity = In { $year } { $amount } is taken from { $source }, but the source does not hold in that year.
finding-part-above-ceiling = In { $year } { $claimed } is taken from the part { $part }. The ceiling is { $ceiling }; that is { $excess } too much.
finding-without-part = { $source } is divided into parts, and this line names none that exists.
finding-structural-on-incidental = { $line } is structural, but in { $year } { $amount } of it is paid from { $source }, which ends.
finding-ends-without-successor = After { $year } { $amount } ends and nothing takes its place in { $next }: { $names }.
finding-conditional = In { $year } { $amount } depends on evaluations that have no conclusion yet.
finding-adopted-too-early = This was adopted for { $year }, while the evaluation that it depends on has no conclusion yet.
finding-reservation-spent = In { $year } { $amount } was spent of a reservation for which there is no plan yet.
finding-outside-table = For { $line } { $source } pays in { $years } an amount that does not stand in the table. It is not nought.
finding-pro-memorie = For { $line } no amount is known yet for { $years } (PM). It is not nought.
finding-statement-differs = The document says: { $says }. The lines come to { $computed }, a difference of { $difference }.
finding-statement-below = The document says: { $says }. The lines come to { $computed }, less than { $stated }.

line-state-idea = Idea
line-state-reservation = Reservation
line-state-proposed = Proposed
line-state-adopted = Adopted
line-state-amended = Changed after adoption
line-state-realised = Spent
line-state-settled = Closed
line-lasting = Kind
line-firmness = How certain
line-decided = Decided at
line-evaluation = Evaluation planned in
line-evaluation-later = Evaluation moved to
line-conditional-from = Depends on it from
line-concluded = Conclusion of the evaluation on
line-prolonged = Goes on without an evaluation because
line-years = Amounts by year
line-proposed = Proposed
line-adopted = Adopted
line-amended = Changed
line-realised = Spent
line-covered = Covered
line-cover = One more source
line-cover-button = Add the source
line-bron = Source, with the part of the grant
line-bron-error = Choose a source.
line-change = What the line says of itself
line-nummer = Number
line-nummer-error = Fill in a number, of 20 characters at most.
line-soort = Kind
line-soort-error = Choose structural or incidental.
line-soort-structural = Structural
line-soort-incidental = Incidental
line-aard = How certain
line-aard-error = Choose how certain the line is.
line-aard-planned = In the plan
line-aard-decided = Decided already
line-aard-reservation = Reservation
line-aard-conditional = Depends on an evaluation
line-besloten-bij = Decided at
line-besloten-bij-hint = Only when it was decided already, for example: begroting 2023.
line-besloten-bij-error = Fill in where this was decided.
line-evaluatie = Year of the evaluation
line-evaluatie-hint = Only when it depends on an evaluation.
line-evaluatie-error = Fill in the year of the evaluation.
line-vanaf = Depends on it from
line-vanaf-error = Fill in from which year it depends on the evaluation.
line-taakveld = Task field
line-taakveld-error = Fill in the task field as 6.1.
line-toelichting = Remark
line-toelichting-error = The remark is too long.
line-vindplaats = Where it stands
line-vindplaats-error = Where it stands is too long.
line-lift = The evaluation has a conclusion
line-lift-button = The condition is lifted
line-conclusie = Day of the conclusion
line-conclusie-error = Fill in the day of the conclusion.
line-besluit = Decision
line-besluit-error = This cannot be done now. Choose the decision, and see whether the line still waits for an evaluation or a plan.
line-realise = What it did cost
line-realise-button = Keep
line-jaar = Year
line-jaar-error = Fill in a year of the plan.
line-bedrag = Amount
line-bedrag-error = Fill in an amount, such as 12.500.
line-settle = Close the line

source-title = Sources of money
source-lead = The plan is paid from these sources. The check watches over what stands here of ceiling, years and parts.
source-new = New source
source-back = Back without saving
source-naam = Name
source-naam-error = Fill in a name, of 120 characters at most.
source-naam-taken-error = There is a source of this name already.
source-soort = Kind of money
source-soort-error = Choose a kind.
source-soort-own-structural = Own money, every year
source-soort-reserve = Reserve
source-soort-specific-grant = Specific grant
source-soort-national-programme = National programme
source-soort-shift = From another budget
source-soort-co-financing = Paid by somebody else
source-kind-own-structural = Own money, every year
source-kind-reserve = Reserve
source-kind-specific-grant = Specific grant
source-kind-national-programme = National programme
source-kind-shift = From another budget
source-kind-co-financing = Paid by somebody else
source-blijvend = Lasting or temporary
source-blijvend-error = Choose lasting or temporary.
source-blijvend-structural = Structural
source-blijvend-incidental = Incidental
source-doel = What for
source-doel-error = Fill in what the money is for, in 400 characters at most.
source-plafond = Ceiling
source-plafond-hint = The most that may be taken from it. Empty when there is no ceiling.
source-plafond-error = Fill in an amount, such as 2.000.000. A ceiling for all years together needs both years as well.
source-duur = The ceiling holds
source-duur-jaar = for each year
source-duur-looptijd = for all years together
source-zeker = Is the ceiling certain
source-zeker-ja = Yes
source-zeker-nee = No, that is the question
source-a-year = a year
source-in-doubt = (in doubt)
source-years = Years
source-vanaf = First year
source-vanaf-error = Fill in a year.
source-tot = Last year
source-tot-error = Fill in a year that is not before the first.
source-onderdelen = Parts
source-onderdelen-hint = A part on each line. A ceiling for each year may follow a colon: Valpreventie: 240.000.
source-onderdelen-error = Write a name on each line, with a colon and an amount where needed.
source-vindplaats = Where it stands
source-state = How certain
source-state-assumed = Assumed
source-state-applied-for = Applied for
source-state-awarded = Awarded
source-state-received = Received
source-state-accounted = Accounted for
source-state-reclaimed = Reclaimed
source-step-apply = It was applied for
source-step-award = It was awarded
source-step-receive = It was received
source-step-account = It was accounted for
source-step-reclaim = It was reclaimed

money-ends = What ends when
money-ends-table = What ends while nothing takes its place
money-ends-after = After
money-ends-nothing = Nothing ends without something to take its place.
money-timeline-caption = Of each intervention the years in which it is paid for; red ends before the last year. An intervention can end in part as well: that stands in the table.
money-timeline-description = What ends stands as a table below the drawing.

money-ambitie = Ambition
money-all-ambitions = All ambitions
money-other-ambition = Another ambition
money-of-ambition = You see only the money for this ambition:
money-track-number = Track { $number }
money-spoor = Track
money-all-tracks = All tracks
money-other-track = Another track
money-of-track = You see only the money for this track:
money-of-no-track = You see only the money of which the plan does not say which track it serves.
money-nothing-of-these = This plan has no money for it.
money-waiting = What depends on an evaluation
money-waiting-from = From
money-waiting-amount = Amount in that year
money-waiting-evaluation = Evaluation
money-waiting-due = When
money-waiting-unknown = Not in the register
money-flow = From source to what is done in { $year }
money-flow-caption = Left who pays, in the middle the ambition, right what is done with it. The wider, the more money. The same amounts stand in the table.
money-flow-nothing = In this year there is no money in the plan.
money-others = All else
money-prepared-title = Somebody else adopts this plan
money-prepared-text = You wrote in this version. So a colleague adopts it.
money-errors-left = First explain what is wrong here
money-explain = Explain
money-unexplained = { $count ->
    [one] There is { $count } error that nobody explained.
   *[other] There are { $count } errors that nobody explained.
}

line-none = None
line-unseen = What stands there now
line-ambitie = Ambition
line-ambitie-error = Choose an ambition, or none.
line-spoor = Track
line-spoor-error = Choose a track, or none.
line-no-track = Not named
line-doel = Goal of the budget
line-doel-error = Choose a goal, or none.
line-besluit-register = Decision in the register
line-besluit-register-hint = Only when it was decided on already.
line-besluit-register-error = Choose a decision, or none.
line-evaluatie-register = Evaluation
line-evaluatie-register-hint = Only when it depends on an evaluation.
line-evaluatie-register-error = Choose an evaluation, or none.
line-amend = Change the amounts by decision
line-amend-lead = The council adopted this line. Other amounts take a decision. What was adopted stays beside them.
line-amend-open = The coverage is not equal to the amounts. Make them equal in each year.
line-amend-waits = An amount that depends on an evaluation cannot change yet.
line-prolong = Go on without an evaluation
line-prolong-lead = This line depends on an evaluation without a conclusion. By decision and with a reason it can go on all the same. The old date stays in sight.
line-reden = Reason
line-reden-error = Fill in why the line goes on without an evaluation.
line-nieuw-jaar = Year in which the evaluation is held then
line-nieuw-jaar-error = Fill in a year after the old one.


money-taken = What happened
money-taken-by = By: { $role }
line-step-concluded = The evaluation has a conclusion
line-step-prolonged = Goes on without its evaluation
