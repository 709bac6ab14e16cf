import { readFileSync } from "node:fs";
import type { JsonObject } from "@calloff/openapi/internal";
import { parseDocument } from "@calloff/openapi/internal";
import { compareDocuments } from "../compare-documents.ts";
import type { Pair } from "./pair.ts";
import { couldNotTell, type PeerVerdict, type PeerVerdicts } from "./peer.ts";

/** What drift says, read as a peer's verdict is. */
export async function askOurs(pairs: readonly Pair[]): Promise<PeerVerdicts> {
  const verdicts = new Map<string, PeerVerdict>();
  for (const { name, base, revision } of pairs) {
    try {
      const { bump } = await compareDocuments(read(base), read(revision));
      verdicts.set(name, {
        breaking: bump === "major",
        level: bump === "none" ? "nothing" : bump,
        rules: [],
      });
    } catch (error) {
      verdicts.set(name, couldNotTell(error));
    }
  }
  return verdicts;
}

function read(file: string): JsonObject {
  return parseDocument(readFileSync(file, "utf8"), { file }).value;
}
