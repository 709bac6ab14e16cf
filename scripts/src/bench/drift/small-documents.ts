import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject, type JsonObject, parseDocument } from "@calloff/openapi/internal";

/**
 * Writes an edited copy of every provider's document into the folder.
 *
 * @returns the arguments that make `npm run drift` compare with those
 */
export async function writeSmallDocuments(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const providers = (await readdir("specs", { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const args = await Promise.all(
    providers.map(async ({ name }) => {
      const from = join("specs", name);
      const file = (await readdir(from)).find((entry) => /^openapi\.(?:yaml|json)$/.test(entry));
      if (file === undefined) return [];
      const path = join(from, file);
      const { value } = parseDocument(await readFile(path, "utf8"), { file: path });
      const copy = join(folder, `${name}.json`);
      await writeFile(copy, JSON.stringify(editDocument(value), null, 2));
      return ["--upstream", `${name}=${copy}`];
    }),
  );
  return args.flat();
}

/** A copy with a parameter that can be left out at every operation, and a status more: small, and real drift. */
function editDocument(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  const items = isJsonObject(copy["paths"]) ? Object.values(copy["paths"]) : [];
  for (const operation of items.flatMap((item) => (isJsonObject(item) ? Object.values(item) : []))) {
    if (!isJsonObject(operation) || !isJsonObject(operation["responses"])) continue;
    const { parameters } = operation;
    const page = { name: "page_size", in: "query", schema: { type: "integer" } };
    operation["parameters"] = [...(Array.isArray(parameters) ? parameters : []), page];
    operation["responses"]["418"] = { description: "The server is a teapot" };
  }
  return copy;
}
