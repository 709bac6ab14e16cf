import {
  type JsonObject,
  type Published,
  parseDocument,
  printMerged,
  sha256,
  UserError,
  validateDocument,
} from "@calloff/openapi/internal";
import { isNamed, type NamedOperation, namedOperations } from "./operation-names.ts";
import { restrictDocument } from "./restrict-document.ts";

/** Operations that are named when one is not there. */
const MAX_NAMED = 10;

/**
 * Some operations of a document with what they reference, as a document of its own; its source says what the whole was.
 *
 * @param names as in `POST /batches/{batch_id}/cancel`; what path parameters are called makes no difference
 * @param name of the whole document, for messages
 * @throws UserError when there is no such operation, or it cannot stand alone
 */
export async function onlyOperations(
  whole: Published,
  names: readonly string[],
  name: string,
): Promise<Published> {
  const operations = namedOperations(whole.document.value);
  const chosen = names.map((wanted) => {
    const found = operations.find((operation) => isNamed(operation, wanted));
    if (found === undefined) throw notThere(wanted, operations, name);
    return found;
  });
  const value = restrictDocument(whole.document.value, documentOf(chosen), name);
  const text = printMerged(value);
  const document = parseDocument(text, { file: `${name}, a part of it` });
  const facts = await validateDocument(document);
  return {
    ...facts,
    bytes: Buffer.from(text),
    document,
    source: {
      ...whole.source,
      only: chosen.map((operation) => operation.name),
      whole: {
        sha256: sha256(whole.bytes),
        bytes: whole.bytes.byteLength,
        operations: operations.length,
      },
    },
  };
}

/** A document that has these operations and nothing else. */
function documentOf(operations: readonly NamedOperation[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const { path, method, operation } of operations) {
    paths[path] = { ...paths[path], [method]: operation };
  }
  return { paths };
}

function notThere(wanted: string, operations: readonly NamedOperation[], file: string): UserError {
  const [, path = wanted] = wanted.split(" ");
  const words = path.split(/[^A-Za-z]+/).filter((word) => word.length > 2);
  const alike = operations.filter((operation) => words.some((word) => operation.path.includes(word)));
  const shown = (alike.length > 0 ? alike : operations).slice(0, MAX_NAMED);
  return new UserError(
    `has no ${wanted} among its ${operations.length} operations; there ${shown.length === 1 ? "is" : "are"} ${shown.map((operation) => operation.name).join(", ")}${shown.length < operations.length ? " and others" : ""}.`,
    { file },
  );
}
