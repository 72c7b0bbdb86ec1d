/**
 * The shapes of the server's JSON, for editors and type checks; there is nothing here at run time.
 *
 * @typedef {[number, number]} Span
 *
 * @typedef {object} Source
 * @property {string} text
 * @property {string} type
 * @property {string[]} authors
 * @property {{literal: string | null}[]} [names]
 * @property {number | null} year
 * @property {string | null} date
 * @property {string | null} title
 * @property {string | null} container
 * @property {string | null} publisher
 * @property {string | null} url
 * @property {string | null} doi
 * @property {string | null} locator
 * @property {number | null} resolved_from
 * @property {{kind: string, note: number}[]} [path]  from note to note, to the one that has it in full
 *
 * @typedef {object} Note
 * @property {number} number
 * @property {string} document
 * @property {string} text
 * @property {Span[]} spans
 * @property {Span[]} marker
 * @property {Source[]} sources
 * @property {{quote: string, spans: Span[], section: string[]}[]} [supports]
 *
 * @typedef {object} Citation
 * @property {number} [number]
 * @property {string} document
 * @property {string} passage
 * @property {"sentence" | "table_cell" | "table_row" | "footnote" | "front_matter"} kind
 * @property {string} quote
 * @property {Span[]} spans
 * @property {string[]} section
 * @property {[number, number] | null} pages
 * @property {number[]} footnotes
 * @property {"cited" | "interview" | "asserted"} grounds
 * @property {string} url
 *
 * @typedef {{text: string, citations: number[], support: "verbatim" | "composed" | "supported", emphasis?: Span | null}} Claim
 *
 * @typedef {object} Answer
 * @property {string} id
 * @property {string | null} conversation_id
 * @property {"answered" | "not_found"} status
 * @property {string} question
 * @property {string} standalone_question
 * @property {string} text
 * @property {Claim[]} claims
 * @property {Citation[]} citations
 * @property {Note[]} footnotes
 * @property {Citation[]} nearest
 * @property {number} confidence
 * @property {string} answerer
 * @property {string | null} model
 * @property {Record<string, number>} timings_ms
 * @property {{code: string, reason: string} | null} [fallback]  why a model's words are not in it
 *
 * @typedef {object} TextRun
 * @property {string} text
 * @property {Span} span
 * @property {"em" | "strong" | null} [style]
 *
 * @typedef {TextRun | {note: number, span: Span} | {gap: true}} Run
 *
 * @typedef {object} HeadingBlock
 * @property {"heading"} kind
 * @property {string} id
 * @property {number} level
 * @property {string | null} number
 * @property {string} title
 * @property {string} label
 * @property {[number, number] | null} pages
 * @property {Run[]} runs
 *
 * @typedef {object} ParagraphBlock
 * @property {"paragraph"} kind
 * @property {string} id
 * @property {"body" | "standfirst" | "bullet" | "source" | "front_matter" | "back_matter"} role
 * @property {number} depth
 * @property {Run[]} runs
 *
 * @typedef {{id: string, text: string, row: number, column: number, runs: Run[]}} CellBlock
 *
 * @typedef {object} TableBlock
 * @property {"table"} kind
 * @property {string} id
 * @property {number | null} number
 * @property {{text: string, runs: Run[]} | null} caption
 * @property {CellBlock[]} header
 * @property {CellBlock[][]} rows
 * @property {ParagraphBlock | null} sources
 *
 * @typedef {HeadingBlock | ParagraphBlock | TableBlock} Block
 * @typedef {{kind: "footnote", number: number, runs: Run[], markers: Span[]}} NoteBlock
 * @typedef {{document: string, blocks: Block[], footnotes: NoteBlock[]}} Blocks
 *
 * @typedef {object} OutlineEntry
 * @property {string} id
 * @property {Span} span
 * @property {number} level
 * @property {string} label
 * @property {[number, number] | null} pages
 *
 * @typedef {object} DocumentSummary
 * @property {string} id
 * @property {string} title
 * @property {string | null} subtitle
 * @property {string[]} authors
 * @property {string | null} date
 * @property {string | null} publisher
 * @property {string | null} series
 * @property {string | null} doi
 * @property {string | null} rights
 * @property {string | null} attribution
 * @property {string} language
 * @property {OutlineEntry[]} outline
 * @property {string[]} [starters]
 *
 * @typedef {{name: string | null, sources: number, notes: number[]}} Tally
 * @typedef {{note: number, text: string}} CitedSource
 * @typedef {{cited: number, interview: number, asserted: number, sentences: number}} Grounds
 * @typedef {Grounds & {heading: string | null, label: string | null, asserted_share: number, sections: Shares[]}} Shares
 * @typedef {{quote: string, spans: Span[], section: string[]}} Quoted
 *
 * @typedef {object} Audit
 * @property {string} document
 * @property {string} title
 * @property {Grounds & {notes: number, sources: number, works: number}} counts
 * @property {Tally[]} types
 * @property {Tally[]} publishers
 * @property {Tally[]} years
 * @property {Tally[]} languages
 * @property {{sources: number, notes: number[]}} official
 * @property {{years: number, before: number, sources: number, notes: number[]}[]} ages
 * @property {Shares[]} chapters
 * @property {{text: string, notes: number[]}[]} repeated
 * @property {(CitedSource & {trouble: string})[]} dangling
 * @property {CitedSource[]} unparsed
 * @property {CitedSource[]} unlinked
 * @property {Quoted[]} bare_quotations
 * @property {{number: number, spans: Span[]}[]} notes
 *
 * @typedef {Quoted & {grounds: "cited" | "interview" | "asserted", footnotes: number[]}} AuditClaim
 * @typedef {{count: number, claims: AuditClaim[]}} AuditClaims
 *
 * @typedef {{id: string, title: string, created: string, updated: string, turns: number}} ConversationSummary
 * @typedef {{id: string, title: string, turns: {question: string, answer: Answer}[]}} Conversation
 */

export {};
