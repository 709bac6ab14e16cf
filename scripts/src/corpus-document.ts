import { type Assignment, tryDocument } from "./corpus/try-document.ts";

// The process of one document of the corpus: what ends it, or takes all its memory, ends nothing else.
const assignment = JSON.parse(process.argv[2] ?? "") as Assignment;
await tryDocument(assignment, (part) => process.send?.(part));
process.disconnect?.();
// Timers of what was tried are nobody's any more.
process.exit();
