import { type ParsedDocument, parseDocument } from "../document/parse-document.ts";
import { UserError } from "../user-error.ts";
import { type CodeBlock, findCodeBlocks, type InfoLine, parseInfoLine } from "./code-blocks.ts";
import type { Source } from "./read-source.ts";
import { kindOf, TOP_LEVEL_KEY } from "./source-kind.ts";

/** The OpenAPI document that a source holds. */
export interface ExtractedDocument {
  /** As published. */
  readonly bytes: Uint8Array;
  /** Its places are those of the source. */
  readonly document: ParsedDocument;
  /** Only when the source is a page around the document. */
  readonly page?: PageFacts;
}

/** What the page itself says about the document in it. */
interface PageFacts {
  readonly firstLine: number;
  readonly lastLine: number;
  /** The list of all pages of its site. */
  readonly index?: string;
  readonly info?: InfoLine;
}

/**
 * Finds the OpenAPI document in a Markdown page; any other source is the document itself.
 *
 * @throws UserError when there is none, or more than one, or it is broken
 */
export function extractDocument(source: Source): ExtractedDocument {
  const { name, text } = source;
  if (kindOf(text, name) === "document") return wholeDocument(source);
  const blocks = findCodeBlocks(text, name);
  const [found, second, ...more] = findDocuments(blocks);
  if (found === undefined) throw noDocument(blocks, name);
  if (second !== undefined) {
    const lines = [found, second, ...more].map(({ firstLine }) => firstLine);
    throw new UserError(
      `${lines.length} OpenAPI documents found, at lines ${lines.join(", ")}; save the one you mean to a file and name that.`,
      { file: name },
    );
  }
  return documentIn(found, source);
}

/**
 * All OpenAPI documents in a Markdown page, in their order, of which there may be none; any other source is the
 * document itself.
 *
 * @throws UserError when one is broken, or the source is no page
 */
export function extractDocuments(source: Source): ExtractedDocument[] {
  const { name, text } = source;
  if (kindOf(text, name) === "document") return [wholeDocument(source)];
  return findDocuments(findCodeBlocks(text, name)).map((block) => documentIn(block, source));
}

function wholeDocument({ name, bytes, text }: Source): ExtractedDocument {
  return { bytes, document: parseDocument(text, { file: name }) };
}

function documentIn(block: CodeBlock, { name, text }: Source): ExtractedDocument {
  const { firstLine, lastLine } = block;
  if (!block.closed) {
    const message = "the code block with the document is never closed; the page seems to be cut off.";
    throw new UserError(message, { file: name, line: firstLine - 1 });
  }
  const index = findIndex(text);
  const info = parseInfoLine(block);
  return {
    bytes: Buffer.from(block.text),
    document: parseDocument(block.text, { file: name, line: firstLine, column: block.column }),
    page: { firstLine, lastLine, ...(index && { index }), ...(info && { info }) },
  };
}

/** The blocks that are OpenAPI documents, or where there are none, by their info lines were to be. */
function findDocuments(blocks: readonly CodeBlock[]): CodeBlock[] {
  const documents = blocks.filter(({ text }) => isOpenApi(text));
  return documents.length > 0 ? documents : blocks.filter(parseInfoLine);
}

function noDocument(blocks: readonly CodeBlock[], name: string): UserError {
  const looked = blocks.length === 1 ? "1 code block" : `${blocks.length} code blocks`;
  return new UserError(
    `no OpenAPI document found: ${looked}, none with openapi: at its top level. Is this the page of an operation?`,
    { file: name },
  );
}

/** By its top-level key where the text can be read, and by what looks like that key where it is broken. */
function isOpenApi(text: string): boolean {
  if (!text.trimStart().startsWith("{")) return TOP_LEVEL_KEY.test(text);
  try {
    const value = JSON.parse(text) as object;
    return Object.hasOwn(value, "openapi") || Object.hasOwn(value, "swagger");
  } catch {
    return /"(?:openapi|swagger)"\s*:\s*"?\d/.test(text);
  }
}

function findIndex(page: string): string | undefined {
  const openingLines = page
    .slice(0, 2000)
    .split(/\r\n|\n|\r/, 10)
    .join("\n");
  return openingLines.match(/https:\/\/[^\s<>()[\]"'`]+\/llms\.txt\b/)?.[0];
}
