/**
 * All that a conversation takes, put together when something is first asked.
 * Knows which parts there are, not what they do.
 */

import { Asking } from "./asking.js";
import { ConversationView } from "./chat/conversation-view.js";
import { addStyles } from "./dom/styles.js";
import { findPart } from "./dom/template.js";
import { Showing } from "./showing.js";

/**
 * @typedef {object} Given
 * @property {import("./service/client.js").Client} client
 * @property {import("./state/memory.js").Memory} memory
 * @property {import("./chat/ask-form.js").AskForm} form
 * @property {import("./state/connection.js").Connection} connection
 * @property {import("./announcer.js").Announcer} announcer
 * @property {import("./chat/answer-view.js").Context} context
 */

/** @param {Given} given @returns {Promise<{asking: Asking, showing: Showing}>} */
export async function openConversing({ context, connection, announcer, ...shared }) {
  await addStyles("answers");
  const given = { ...shared, view: new ConversationView(findPart(document.body, "turns"), context) };
  const asking = new Asking({
    ...given,
    connection,
    announcer,
    onAnswer: (answer) => showing.tell({ said: answer.conversation_id }),
  });
  const showing = new Showing({ ...given, asking });
  return { asking, showing };
}
