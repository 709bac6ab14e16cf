import { fromMarkdown } from "mdast-util-from-markdown";

/** A program and what it is said to print. */
export interface PrintingExample {
  /** As in `docs/guide/testing.md:12`. */
  readonly place: string;
  readonly code: string;
  readonly prints: string;
}

/** Commands typed one after the other, each with what it is said to print. */
export interface ShellExample {
  readonly place: string;
  /** What is typed before them and not shown, as in `<!-- before: touch file -->`. */
  readonly before: string | undefined;
  readonly steps: readonly { readonly command: string; readonly prints: string }[];
}

/** The blocks of TypeScript that a block of text follows at once: what the program prints. */
export function printingExamples(path: string, markdown: string): PrintingExample[] {
  const { children } = fromMarkdown(markdown);
  return children.flatMap((node, index) => {
    const next = children[index + 1];
    if (node.type !== "code" || node.lang !== "ts") return [];
    if (next?.type !== "code" || next.lang !== "text") return [];
    return [{ place: `${path}:${node.position?.start.line}`, code: node.value, prints: `${next.value}\n` }];
  });
}

/** The blocks marked `console`: lines that begin with `$ ` are typed, the others are printed. */
export function shellExamples(path: string, markdown: string): ShellExample[] {
  const { children } = fromMarkdown(markdown);
  return children.flatMap((node, index) => {
    if (node.type !== "code" || node.lang !== "console") return [];
    const last = children[index - 1];
    const [, before] = (last?.type === "html" && /^<!-- before: (.+) -->$/.exec(last.value)) || [];
    const [, ...parts] = `\n${node.value}\n`.split("\n$ ");
    const steps = parts.map((part) => {
      const [command = "", ...lines] = part.split("\n");
      const prints = lines.join("\n").replace(/\n*$/, "\n");
      return { command, prints: prints === "\n" ? "" : prints };
    });
    return [{ place: `${path}:${node.position?.start.line}`, before, steps }];
  });
}
