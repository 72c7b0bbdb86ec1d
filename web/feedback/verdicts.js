/**
 * What can be said of which answer, and how it is sent.
 * Knows nothing of the page.
 */

/** @typedef {"right" | "wrong_words" | "wrong_note" | "should_have_answered" | "should_have_refused"} Verdict */

/**
 * @param {{status: string}} answer
 * @param {object | null} citation  one of its quotations, where that is meant
 * @returns {Verdict[]}
 */
export function listVerdicts(answer, citation) {
  if (answer.status !== "answered") return ["right", "should_have_answered"];
  return citation
    ? ["right", "wrong_words", "wrong_note"]
    : ["right", "wrong_words", "wrong_note", "should_have_refused"];
}

/** @param {string} verdict */
export const needsWords = (verdict) => verdict === "wrong_words" || verdict === "should_have_answered";

/** @param {string} verdict */
export const needsNote = (verdict) => verdict === "wrong_note";

/**
 * Put together what is sent: what was typed for another verdict stays behind, and so do empty fields.
 * @param {{verdict: string, citation: number | null, words: string, note: string, comment: string}} typed
 * @returns {object}
 */
export function composeFeedback({ verdict, citation, words, note, comment }) {
  return {
    verdict,
    ...(citation !== null && { citation }),
    ...(needsWords(verdict) && words.trim() && { words: { quote: words.trim() } }),
    ...(needsNote(verdict) && note.trim() && { note: Number(note) }),
    ...(comment.trim() && { comment: comment.trim() }),
  };
}
