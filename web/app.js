/**
 * Starts the page.
 */

import { Shortcuts } from "./help/shortcuts.js";
import { Reader } from "./reader.js";
import { speak } from "./words/fill.js";

speak();
new Reader().start();
new Shortcuts(document.body);
