# Words for who searches: synonyms, and questions that found nothing.

list-why-related = Related to: { $words }

synonyms-navigation = Words
synonyms-title = Words
synonyms-lead = People search in their own words. Say here which words belong together. It works at once.
synonyms-zoek = Find a word
synonyms-soort = Show
synonyms-soort-all = All words
synonyms-soort-equal = Words that mean the same
synonyms-soort-related = Words that are related
synonyms-soort-removed = Words taken away
synonyms-count = { $count ->
    [one] 1 group of words
   *[other] { $count } groups of words
}
synonyms-none = Nothing found
synonyms-none-text = There is no group with this word. You can make one.
synonyms-all = Show all words
synonyms-live = Visitors search like this from now on.
synonyms-done-nieuw = The words were added.
synonyms-done-gewijzigd = The words were changed.
synonyms-done-terug = The words are back.
synonyms-gone = The words with “{ $word }” were taken away.

synonym-new = Add words
synonym-change = Change words
synonym-word = Word
synonym-word-hint = The word that people type, or a few words that belong together.
synonym-nearness = Kind
synonym-nearness-equal = Means the same: who asks for one finds the other too
synonym-nearness-related = Is related: the other words come lower in the list
synonym-others = Other words
synonym-others-hint = Each on a line of its own, or with commas between them. At most 20.
synonym-why = Why?
synonym-why-hint = One sentence, so that a colleague understands it.
synonym-who = By whom
synonym-trial = Try it with this question
synonym-trial-hint = Leave empty to try the word itself. Trying keeps nothing.
synonym-kind-equal = The same
synonym-kind-related = Related
synonym-removed = Taken away
synonym-save = Save
synonym-try = Try first
synonym-remove = Take away
synonym-restore = Put back
synonym-removed-title = These words were taken away
synonym-removed-text = They play no part in searching. You can put them back.
synonym-changed-title = Somebody else was first
synonym-changed-text = A colleague changed these words just now. What you filled in still stands below. If you save, your version holds.

synonym-trial-title = How it searches
synonym-trial-question = Question: { $question }
synonym-trial-now = Now
synonym-trial-then = With your words
synonym-trial-place = Place
synonym-trial-total = Found
synonym-trial-count = { $count ->
    [one] 1 offer
   *[other] { $count } offers
}
synonym-trial-same = Nothing changes for this question.

synonym-fault-word = Fill in a word of at most 60 characters
synonym-fault-others = Fill in 1 to 20 other words, each of at most 60 characters
synonym-fault-why = Write down in at most 300 characters why these words belong together
synonym-fault-says-nothing = “{ $word }” says nothing to a search. Choose another word
synonym-fault-one-word = “{ $one }” and “{ $other }” are one word to a search already. You need not say so
synonym-fault-kept-apart = “{ $one }” and “{ $other }” look alike, but a search keeps them apart on purpose
synonym-fault-in-another = “{ $one }” is in the group of “{ $other }” already. Add your words to that one
synonym-fault-equal-already = “{ $one }” and “{ $other }” mean the same already. They need not be related as well
synonym-fault-twice = There is a group of words related to “{ $word }” already. Change that group
synonym-remark-circle = These words lead round in a circle: { $words }. That does no harm: a search goes one step.
synonym-remark-name = “{ $word }” is also the name of a ward. Who looks for that ward will find the other too.

synonyms-bring-in = Bring in words
synonyms-bring-in-lead = Paste lines of a file here. You see first what would change.
synonyms-file = Lines
synonyms-file-hint = Four columns: kind (zelfde or verwant), word, other words, why. With a comma, semicolon or tab between them.
synonyms-file-look = See what changes
synonyms-file-do = Take over all
synonyms-file-looked = This would change
synonyms-file-looked-text = Nothing was kept yet. Is it right? Then take over all of it.
synonyms-file-cannot = Not all lines can stand yet
synonyms-file-cannot-text = Nothing was kept. Mend the lines below and look again.
synonyms-file-what = What happens?
synonyms-file-why = Why not?
synonyms-file-new = New
synonyms-file-changes = Changes
synonyms-file-same = There already
synonyms-file-refused = Cannot stand
synonyms-file-done = Taken over: { $new } new, { $changed } changed, { $same } there already.
synonyms-file-empty = Paste at least one line
synonyms-file-line = Line { $line }: { $cause }
synonyms-file-columns = this line does not have four columns
synonyms-file-kind = “{ $kind }” is no kind; write zelfde or verwant
synonyms-file-too-many = there are more than 5,000 lines; bring them in in parts

searched-navigation = Searched
searched-title = Searched and not found
searched-lead = People searched with these words. They found nothing.
searched-privacy = Only what was searched at least five times in a month stands here. We do not know who searched. Questions with digits, long questions and cries for help are never counted.
searched-question = Question
searched-month = Month
searched-times = Times
searched-do = What can you do?
searched-make = Make a synonym of “{ $word }”
searched-none = There is nothing to report
searched-none-text = No question without a result came up five times or more.
searched-none-link = Search yourself

log-kind-synonym = words
log-action-keep-synonyms = Words kept
log-action-see-searches = Searches seen
