import { posix } from "node:path";
import { UserError } from "@calloff/openapi/internal";

/** A line of its own that shows a picture of `diagrams/`. */
const DIAGRAM = /^!\[[^\]\n]*\]\(([^)\s]*\bdiagrams\/[\w-]+\.svg)\)$/gm;

/**
 * The page with its diagrams inline, so that they take the colors of the site's theme. On GitHub they are
 * pictures with a style of their own, which is left out here. Their own title and description stand for the picture's
 * text.
 *
 * @param files what stands beside the pages, by its path
 * @throws UserError when a diagram is missing
 */
export function inlineDiagrams(path: string, text: string, files: ReadonlyMap<string, Buffer>): string {
  return text.replace(DIAGRAM, (_, target: string) => {
    const file = posix.join(posix.dirname(path), target);
    const svg = files.get(file)?.toString("utf8");
    if (svg === undefined)
      throw new UserError(`the diagram ${file} does not exist.`, { file: `docs/${path}` });
    // In Markdown, HTML ends at an empty line.
    const drawing = svg
      .replace(/<style>[\s\S]*?<\/style>/, "")
      .replace(/\n\s*/g, "\n")
      .trim();
    return `<figure class="diagram">\n${drawing}\n</figure>`;
  });
}
