# Surveys: what was asked, who answered, and what that says of everybody.

surveys-nav = Surveys
surveys-title = Surveys
surveys-lead = What do people in the city think themselves? Here you read what was asked, how many people answered and what that says.
surveys-empty-title = There are no surveys yet
surveys-empty-text = Figures from other sources stand under Figures.
surveys-last = Last results: { $period }
surveys-none-yet = There are no results yet.
surveys-held-by = Held by: { $source }
surveys-results = What came out?
surveys-city-caption = { $municipality } as a whole, residents of 18 and older, { $period }. Source: { $source }
surveys-figure = Figure
surveys-city = The whole city
surveys-margin-text = Not everybody was asked. That is why a margin stands in brackets: the real figure lies between these two numbers with 95 in 100 chance. Choose a figure to see the wards.
surveys-by-ward = { $name }: by ward
surveys-to-figure = Everything about this figure, other years too
surveys-places-caption = { $name } by ward and neighbourhood, { $period }. Source: { $source }
surveys-hidden-text = Where there are too few answers, we leave the figure out. Sometimes we leave another one out too, so that nobody can work it out.
surveys-waves = How often was it asked?
surveys-waves-caption = The waves, the last first
surveys-state = State
surveys-response = { $count } ({ $share }%)
surveys-asked = What was asked?
surveys-asked-all = All questions and answers
surveys-asked-count = { $count ->
    [one] 1 question
   *[other] { $count } questions
  }
surveys-columns = Which columns should the file have?
surveys-faults-text = Mend the file and choose it again. We kept nothing.
surveys-mistakes = { $count ->
    [one] There is 1 mistake in the file. Look below
   *[other] There are { $count } mistakes in the file. Look below
  }
surveys-wrong-no-such-column = This column is missing
surveys-wrong-tells-who = This column can tell who somebody is. Take it out: we accept no names, addresses, numbers or words of people themselves
surveys-wrong-unknown-column = This column is not in the questionnaire. Take it out
surveys-wrong-not-a-neighbourhood = The code of a neighbourhood in this municipality belongs here, such as BU01931000
surveys-wrong-not-a-stratum = The code of the neighbourhood or ward from which somebody was drawn belongs here
surveys-wrong-outside-stratum = The neighbourhood does not lie in this area
surveys-wrong-not-a-sex = v, m or x belongs here
surveys-wrong-not-an-age = 18-24, 25-39, 40-54, 55-64, 65-74 or 75-plus belongs here
surveys-wrong-not-yes-or-no = ja or nee belongs here. In a questionnaire, “telt” may also be geen
surveys-wrong-not-an-answer = The questionnaire has no such answer
surveys-wrong-empty = Fill in a text here
surveys-wrong-not-a-word = A word of lower-case letters, digits and hyphens belongs here: { $found }
surveys-wrong-not-a-code = A number from 0 to 99 belongs here: { $found }
surveys-wrong-twice = This answer stands there twice: { $found }
surveys-wrong-other-words = This differs from an earlier row of this question
surveys-wrong-unknown-indicator = This figure is not in the list: { $found }
surveys-wrong-not-of-answers = This figure cannot come from answers. Choose percent or average, “cannot be reckoned” from neighbourhood to city, and a smallest number of answers: { $found }
surveys-wrong-fed-twice = Another question gives this figure already: { $found }
surveys-wrong-nothing-counts = No answer is marked as counting

survey-new = New survey
survey-new-lead = Describe the survey. After that you bring in the questionnaire and plan a wave.
survey-name = Name
survey-name-error = Fill in a name
survey-slug = Word
survey-slug-hint = The short word in the address, such as buurt-voor-buurt. It never changes.
survey-slug-error = Fill in a word of lower-case letters, digits and hyphens that begins with a letter
survey-about = What is it about?
survey-about-hint = Say whom you ask, too.
survey-about-error = Fill in what it is about
survey-source = Who holds the survey?
survey-source-error = Fill in who holds the survey
survey-openness = Who may see it?
survey-openness-error = Choose who may see it
survey-openness-public = Everybody
survey-openness-internal = Staff of the municipality

questions-title = Bring in the questionnaire
questions-lead = Choose a file with a row for each answer of each question. A wave that is running keeps its own questionnaire.
questions-file = File
questions-file-hint = CSV or Excel (xlsx). The first row has the names of the columns.
questions-column-vraag = Short word of the question. The column with answers has the same name.
questions-column-tekst = The question itself. The same in each row of the question.
questions-column-antwoord = The number of the answer, from 0 to 99.
questions-column-label = What the answer says.
questions-column-telt = ja when the answer counts in the percentage, nee when it does not, geen when it says nothing (“I do not know”).
questions-column-indicator = The word of the figure that comes from this question. Empty when none does.

wave-new = Plan a wave
wave-new-lead = A wave is one time that you ask the questions. Who plans the wave may work with the answers.
wave-period = Period
wave-period-hint = For example 2024.
wave-period-error = Fill in a period, such as 2024
wave-period-taken = There is a wave of this period already
wave-no-questions = Bring in the questionnaire first
wave-invited = Invited
wave-invited-hint = How many people were drawn and get an invitation?
wave-invited-error = Fill in a whole number
wave-title = { $survey }, { $period }
wave-answered = Answered
wave-open = Took part without invitation
wave-questions = Questions
wave-keep-until = Keep answers until
wave-forgotten = Answers deleted on
wave-no-custody-title = You cannot reach the answers
wave-no-custody-text = The answers are only for who was named for them. Ask who planned the wave.
wave-readers = Who may work with the answers?
wave-results = Results that wait
wave-results-text = See whether this is right. Only when you publish does everybody see the figures.
wave-city = Whole city
wave-shown = Neighbourhoods with enough answers
wave-hidden = Neighbourhoods with too few
wave-state-planned = planned
wave-state-in-the-field = running
wave-state-closed = closed
wave-state-weighted = weighted
wave-state-published = published
wave-step-open = Start the wave
wave-step-close = Close the wave
wave-step-publish = Publish the figures

answers-title = Bring in answers
answers-lead = Choose a file with a row for each respondent. We accept answers as numbers only, and what the weights need. If there is anything else in it, we keep nothing.
answers-file = File
answers-file-hint = CSV or Excel (xlsx). The first row has the names of the columns.
answers-column-buurt = The code of the neighbourhood where somebody lives.
answers-column-geslacht = v, m or x.
answers-column-leeftijd = 18-24, 25-39, 40-54, 55-64, 65-74 or 75-plus.
answers-column-stratum = The code of the neighbourhood or ward from which somebody was drawn.
answers-column-uitgenodigd = ja when somebody was drawn and invited, nee when somebody came by themselves.
answers-look-title = This is in the file
answers-look-lead = No mistake was found. Nothing was brought in yet.
answers-invited = { $count ->
    [one] 1 respondent who was invited
   *[other] { $count } respondents who were invited
  }
answers-open = { $count ->
    [one] 1 respondent without invitation. We count those apart.
   *[other] { $count } respondents without invitation. We count those apart.
  }
answers-replace-title = These answers come instead of earlier ones
answers-replace-text = Was the wave weighted already? Then you must weigh it again.
answers-bring-in = Bring these answers in

weights-title = Weigh
weights-lead = We make the group that answered as large and as old as the residents. Choose by which numbers.
weights-year = Residents on 1 January of
weights-year-hint = Numbers by ward and age come from the population that is known here.
weights-year-error = Fill in a year
weights-year-unknown = We do not know the residents of that year
weights-no-answers = There are no answers yet of people who were invited
weights-women = Women of 18 and older
weights-women-hint = Leave this and the next two fields empty when you do not weigh by sex.
weights-women-error = Fill in both women and men, with the source, or neither
weights-men = Men of 18 and older
weights-source = Source of these two numbers
weights-most = Largest weight
weights-most-hint = So many times the mean, so that nobody counts far too much. Empty when there is no limit.
weights-most-error = Fill in a number above 1, or nothing
weights-fault-nobody = { $group }: { $people } people live here, and none of them answered. Without answers this group cannot be weighted.
weights-fault-no-total = { $group }: { $count } people answered, and it is not known how many there are. Choose another year.
weights-fault-bad-total = { $group }: { $count } people answered, and according to the register there are { $people }. That cannot be right.
weights-fault-disagree = The numbers do not add up to the same: { $one } and { $other } people. Check the numbers.
weights-fault-out-of-reach = { $group }: this should become { $people } people, and we get no further than { $reached }. Choose a higher largest weight.
weights-fault-no-room = With this largest weight we do not reach the number of residents. Choose a higher number.
weights-fault-more = { $place }: { $count } people answered, and only { $people } adults live here. Check the year and the file.
weights-fault-stratum = { $place }: too little is known here to weight with. Check in the file from which area people were drawn.
weights-fault-no-adults = There are answers from an area where no adults lived in that year. Choose another year.
weights-fault-answer = “{ $question }”: we cannot calculate with the answer “{ $answer }”. Check the questionnaire.
weights-fault-unanswered = “{ $question }”: in { $place } nobody gave an answer that counts.
weights-fault-other = With these numbers we cannot weight. Choose a higher largest weight or other numbers.

weighing-title = How were the answers weighted?
weighing-steps = How we weighted
weighing-ends = Weights from { $low } to { $high } times the mean
weighing-groups = Residents and answers side by side
weighing-count = { $count } groups
weighing-who = We invited { $invited } people. { $answered } of them answered. They stand for { $people } residents of 18 and older.
weighing-why = Not every group answers as often. That is why one answer counts more than another. So the group that answered resembles all residents.
weighing-how = People were drawn in { $strata } areas. The weights agree with the number of residents by ward, by age and, where it stands below, by sex on 1 January { $year }.
weighing-most = No weight is more than { $most } times the mean.
weighing-effect = The weights run from { $low } to { $high } times the mean. The answers therefore say as much as { $effective } answers that count the same.
weighing-joined = These wards are taken together in the weights, because too few people answered: { $wards }.
weighing-open = Another { $open } people took part without invitation. They do not count in the figures: who comes by themselves often does not resemble the rest of the city.
weighing-margin = The margins reckon with how people were drawn and weighted.
weighing-caption = Residents of 18 and older on 1 January { $year }, beside who answered. Source: { $source }
weighing-group = Group
weighing-people = Residents
weighing-share = Part of the residents
weighing-answered = Part of the answers
weighing-rest = Small wards together
weighing-age-18-24 = 18 to 24
weighing-age-25-39 = 25 to 39
weighing-age-40-54 = 40 to 54
weighing-age-55-64 = 55 to 64
weighing-age-65-74 = 65 to 74
weighing-age-75-plus = 75 and older
weighing-sex-v = Women
weighing-sex-m = Men
weighing-sex-x = Other or not said
