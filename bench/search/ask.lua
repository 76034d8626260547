-- Asks the questions of bench/search/questions in turn. PATTERN is the address, with %s for the question.
local questions = {}
for line in io.lines("bench/search/questions") do
  questions[#questions + 1] = (line:gsub("[^%w]", function(sign) return string.format("%%%02X", sign:byte()) end))
end
local pattern = os.getenv("PATTERN")
local turn = 0
request = function()
  turn = turn % #questions + 1
  return wrk.format("GET", (pattern:gsub("QUESTION", (questions[turn]:gsub("%%", "%%%%")))))
end
