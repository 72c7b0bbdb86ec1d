/**
 * Starts the page.
 */

import { Reader } from "./reader.js";
import { speak } from "./words/fill.js";

speak();
new Reader().start();
