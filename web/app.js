/**
 * Starts the page.
 */

import { Reader } from "./reader.js";

new Reader().start();
