/**
 * The paper in parts, each a stretch of one section, so that a long one is drawn bit by bit.
 * Knows blocks, not elements.
 */

import { groupBlocks } from "./group-blocks.js";

/** @typedef {import("../service/types.js").Run} Run */
/** @typedef {import("../service/types.js").NoteBlock} NoteBlock */
/** @typedef {import("./group-blocks.js").Group} Group */
/**
 * `start` and `end` are the outermost offsets in the paper's text; `size` counts characters.
 * @template Content
 * @typedef {{heading: string | null, contents: Content[], start: number, end: number, size: number}} Part
 */

/** About three screens of text: little enough to draw within a few milliseconds. */
const LONGEST = 6000;
/** The sources that come under a note take about as much room as so many characters. */
const SOURCES = 220;

/**
 * Divide blocks before each heading, and again where a section is long.
 * @param {import("../service/types.js").Block[]} blocks
 * @returns {Part<Group>[]}
 */
export function dividePaper(blocks) {
  /** @type {Part<Group>[]} */
  const parts = [];
  for (const group of groupBlocks(blocks)) {
    const last = parts.at(-1);
    const heading = group.kind === "heading" ? `block-${group.id}` : null;
    const isFull = !last || heading || last.size > LONGEST;
    const part = isFull ? begin(parts, heading ?? last?.heading ?? null) : last;
    extend(part, group, listRuns(group));
  }
  return parts;
}

/** @param {NoteBlock[]} notes @returns {Part<NoteBlock>[]} */
export function divideNotes(notes) {
  /** @type {Part<NoteBlock>[]} */
  const parts = [];
  for (const note of notes) {
    const last = parts.at(-1);
    const part = !last || last.size > LONGEST ? begin(parts, "notes-heading") : last;
    extend(part, note, note.runs);
    part.size += SOURCES;
  }
  return parts;
}

/** @template Content @param {Part<Content>[]} parts @param {string | null} heading */
function begin(parts, heading) {
  const part = { heading, contents: [], start: Infinity, end: 0, size: 0 };
  parts.push(part);
  return part;
}

/** @template Content @param {Part<Content>} part @param {Content} content @param {Run[]} runs */
function extend(part, content, runs) {
  part.contents.push(content);
  for (const run of runs) {
    if ("gap" in run) continue;
    part.start = Math.min(part.start, run.span[0]);
    part.end = Math.max(part.end, run.span[1]);
    part.size += "text" in run ? run.text.length : 1;
  }
}

/** @param {Group} group @returns {Run[]} */
function listRuns(group) {
  if (group.kind === "list") return group.items.flatMap(listItemRuns);
  if (group.kind === "title-page") return group.lines.flatMap((line) => line.runs);
  if (group.kind !== "table") return group.runs;
  const cells = [...group.header, ...group.rows.flat()];
  return [group.caption, ...cells, group.sources].flatMap((each) => each?.runs ?? []);
}

/** @param {import("./group-blocks.js").Item} item @returns {Run[]} */
function listItemRuns({ bullet, below }) {
  return [...bullet.runs, ...below.flatMap(listItemRuns)];
}
