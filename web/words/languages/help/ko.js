/** The sheet of shortcuts in Korean. */
export default {
  "help.close": "닫기",
  "help.send": "질문하기",
  "help.line": "질문에서 줄바꿈",
  "help.escape": "열린 것을 닫기, 논문에서 답변으로 돌아가기",
  "help.question": "질문 입력란으로",
  "help.next-citation": "답변의 다음 인용으로",
  "help.previous-citation": "이전 인용으로",
  "help.next-place": "논문에서 다음 인용 위치로",
  "help.previous-place": "이전 인용 위치로",
  "help.help": "이 도움말 보기",
  "help.single": "한 글자 단축키 사용",
};
