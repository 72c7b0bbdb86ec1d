/**
 * Making elements: from the page's templates, or a single one.
 * Text only ever goes in as text.
 */

/**
 * Copy the one element of a template.
 * @param {string} name  `answer` for `<template id="answer-template">`
 * @returns {HTMLElement}
 */
export function copyTemplate(name) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(`${name}-template`));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/**
 * Find the part of that name inside an element.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function findPart(root, name) {
  const part = root.querySelector(`[data-part="${name}"]`);
  if (!part) throw new Error(`the page has no part "${name}"`);
  return /** @type {HTMLElement} */ (part);
}

/**
 * Put a text into a part, or hide the part where there is none.
 * @param {ParentNode} root
 * @param {string} name
 * @param {string | null | undefined} text
 */
export function fillPart(root, name, text) {
  const part = findPart(root, name);
  part.textContent = text ?? "";
  part.hidden = !text;
}

/**
 * Make an element with attributes and children.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function createElement(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Send an event up from an element.
 * @param {Element} element
 * @param {string} name
 * @param {object} [detail]
 */
export function sendUp(element, name, detail) {
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}
