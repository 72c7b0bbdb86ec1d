/**
 * The calls of what is opened later: stored conversations, and what a reader thinks of an answer.
 * Knows the routes and nothing of the page.
 */

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./types.js").ConversationSummary} Summary */

const CONVERSATIONS = "/api/conversations";

/** @param {string} id */
const addressOf = (id) => `${CONVERSATIONS}/${encodeURIComponent(id)}`;

/**
 * @param {Client} client
 * @param {string} words  all of which stand in title, questions or answers; none for every conversation
 * @returns {Promise<Summary[]>} the one last asked in first
 */
export async function findConversations(client, words) {
  return (await client.call("GET", `${CONVERSATIONS}?${new URLSearchParams({ q: words })}`)).conversations;
}

/** @param {Client} client @returns {Promise<Summary[]>} those that were deleted and can still be restored */
export async function listDeleted(client) {
  return (await client.call("GET", `${CONVERSATIONS}?deleted=true`)).conversations;
}

/** @param {Client} client @param {string} id @param {string} title @returns {Promise<Summary>} */
export function renameConversation(client, id, title) {
  return client.call("PATCH", addressOf(id), { title });
}

/** @param {Client} client @param {string} id @returns {Promise<null>} */
export function deleteConversation(client, id) {
  return client.call("DELETE", addressOf(id));
}

/** @param {Client} client @param {string} id @returns {Promise<Summary>} */
export function restoreConversation(client, id) {
  return client.call("POST", `${addressOf(id)}/restore`);
}

/** @param {string} id @param {"markdown" | "docx" | "json"} format @returns {string} where it is as a file */
export function addressOfFile(id, format) {
  return `${addressOf(id)}?format=${format}`;
}

/** @param {Client} client @param {string} answer @param {object} said @returns {Promise<object>} */
export function giveFeedback(client, answer, said) {
  return client.call("POST", `/api/answers/${encodeURIComponent(answer)}/feedback`, said);
}
