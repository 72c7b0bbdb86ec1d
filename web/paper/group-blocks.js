/**
 * Blocks that follow one another and are shown as one: bullets as nested lists, the lines of the title page.
 * Knows blocks, not elements.
 */

/** @typedef {import("../service/types.js").Block} Block */
/** @typedef {import("../service/types.js").ParagraphBlock} ParagraphBlock */
/** @typedef {{bullet: ParagraphBlock, below: Item[]}} Item */
/** @typedef {{kind: "list", items: Item[]}} List */
/** @typedef {{kind: "title-page", lines: ParagraphBlock[]}} TitlePage */
/** @typedef {Block | List | TitlePage} Group */

/**
 * Replace each stretch of bullets by one list, deeper ones below the one before them, and each stretch of
 * front matter by one title page.
 * @param {Block[]} blocks
 * @returns {Group[]}
 */
export function groupBlocks(blocks) {
  /** @type {Group[]} */
  const grouped = [];
  for (const block of blocks) {
    const role = block.kind === "paragraph" ? block.role : null;
    const last = grouped.at(-1);
    if (role === "bullet") {
      const list = last?.kind === "list" ? last : pushTo(grouped, { kind: "list", items: [] });
      addBullet(list.items, /** @type {ParagraphBlock} */ (block), /** @type {ParagraphBlock} */ (block).depth);
    } else if (role === "front_matter") {
      const page = last?.kind === "title-page" ? last : pushTo(grouped, { kind: "title-page", lines: [] });
      page.lines.push(/** @type {ParagraphBlock} */ (block));
    } else grouped.push(block);
  }
  return grouped;
}

/**
 * @template {List | TitlePage} Gathered
 * @param {Group[]} grouped
 * @param {Gathered} group
 * @returns {Gathered}
 */
function pushTo(grouped, group) {
  grouped.push(group);
  return group;
}

/** @param {Item[]} items @param {ParagraphBlock} bullet @param {number} depth */
function addBullet(items, bullet, depth) {
  const last = items.at(-1);
  if (depth > 0 && last) addBullet(last.below, bullet, depth - 1);
  else items.push({ bullet, below: [] });
}
