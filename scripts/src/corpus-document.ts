import { type Assignment, tryDocument } from "./corpus/try-document.ts";
import type { Told } from "./corpus/worker.ts";

// A process of the corpus: one document after the other, as they are sent.
const tell = (told: Told): void => void process.send?.(told);

process.on("message", async (assignment: Assignment) => {
  await tryDocument(assignment, (part) => tell({ part }));
  tell({ done: true });
});
