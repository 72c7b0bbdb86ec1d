/**
 * Bullets that follow one another, gathered into nested lists.
 * Knows blocks, not elements.
 */

/** @typedef {import("../service/types.js").Block} Block */
/** @typedef {import("../service/types.js").ParagraphBlock} ParagraphBlock */
/** @typedef {{bullet: ParagraphBlock, below: Item[]}} Item */
/** @typedef {{kind: "list", items: Item[]}} List */

/** @param {Block} block @returns {block is ParagraphBlock} */
const isBullet = (block) => block.kind === "paragraph" && block.role === "bullet";

/**
 * Replace each stretch of bullets by one list, deeper ones below the one before them.
 * @param {Block[]} blocks
 * @returns {(Block | List)[]}
 */
export function nestBullets(blocks) {
  /** @type {(Block | List)[]} */
  const nested = [];
  for (const block of blocks) {
    if (!isBullet(block)) {
      nested.push(block);
      continue;
    }
    let list = nested.at(-1);
    if (list?.kind !== "list") nested.push(list = { kind: "list", items: [] });
    addBullet(list.items, block, block.depth);
  }
  return nested;
}

/** @param {Item[]} items @param {ParagraphBlock} bullet @param {number} depth */
function addBullet(items, bullet, depth) {
  const last = items.at(-1);
  if (depth > 0 && last) addBullet(last.below, bullet, depth - 1);
  else items.push({ bullet, below: [] });
}
