/** The sheet of shortcuts in English. */
export default {
  "help.close": "Close",
  "help.send": "ask the question",
  "help.line": "start a new line in it",
  "help.escape": "close what is open; go back from the paper to the answer",
  "help.question": "to the question",
  "help.next-citation": "next citation in the answers",
  "help.previous-citation": "previous citation",
  "help.next-place": "next cited place in the paper",
  "help.previous-place": "previous cited place",
  "help.help": "show this sheet",
  "help.single": "Shortcuts of a single key are on",
};
