import { existsSync } from "node:fs";
import { posix } from "node:path";
import { isJsonObject, type JsonValue, readOverlay, readSourceRecord } from "@calloff/openapi/internal";
import type { Meaning } from "@calloff/runtime";
import type { ProviderModel } from "./provider-model.ts";

/** What a person may want to know of a provider and no program needs. */
export interface ProviderFacts {
  readonly name: string;
  readonly document: {
    /** The day on which it was read. */
    readonly retrieved: string;
    /** The version of OpenAPI. */
    readonly openapi: string;
    readonly sha256: string;
    /** Where people find it. */
    readonly page: string | null;
  };
  /** By status: what the answer means, why, and where that is known from. */
  readonly answers: Readonly<Record<string, AnswerFacts>>;
}

interface AnswerFacts {
  readonly meaning: Meaning;
  readonly why: string;
  readonly source: string;
}

/** Of a status for which the overlay says nothing. */
const BY_HTTP = { why: "As HTTP defines it.", source: "RFC 9110 and RFC 6585" };

/**
 * What is known of a provider, read from its folder.
 *
 * @param specs the provider's folder, such as `specs/acme`
 * @throws UserError when source.yaml or overlay.yaml of the provider cannot be read
 */
export async function readProviderFacts(
  { name, cancel }: Pick<ProviderModel, "name" | "cancel">,
  specs: string,
): Promise<ProviderFacts> {
  const { retrieved, document, source } = await readSourceRecord(posix.join(specs, "source.yaml"));
  const reasons = await readReasons(posix.join(specs, "overlay.yaml"));
  const answers = (cancel?.answers ?? []).map(({ status, meaning }) => {
    const { why, source } = reasons.get(status) ?? BY_HTTP;
    return [status, { meaning, why, source }];
  });
  const page = source.url ?? source.pages?.[0]?.url ?? source.index ?? null;
  const { openapi, sha256 } = document;
  return { name, document: { retrieved, openapi, sha256, page }, answers: Object.fromEntries(answers) };
}

/** Why each status means what it does, as the overlay's actions say. */
async function readReasons(path: string): Promise<Map<string, { why: string; source: string }>> {
  const reasons = new Map<string, { why: string; source: string }>();
  if (!existsSync(path)) return reasons;
  const { overlay } = await readOverlay(path);
  for (const { description, update, "x-calloff-source": source } of overlay.actions) {
    const where = [source].flat().join("; ");
    for (const status of answeredIn(update)) reasons.set(status, { why: description, source: where });
  }
  return reasons;
}

function answeredIn(update: JsonValue | undefined): string[] {
  const job = isJsonObject(update) ? update["x-calloff-job"] : undefined;
  const answers = isJsonObject(job) ? job["answers"] : undefined;
  return isJsonObject(answers) ? Object.keys(answers) : [];
}
