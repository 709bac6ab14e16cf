import { existsSync } from "node:fs";
import { posix } from "node:path";
import type { SourcedAction } from "@calloff/openapi";
import { type JsonValue, objectOf, readOverlay, readSourceRecord } from "@calloff/openapi/internal";
import type { Meaning } from "@calloff/runtime";
import type { CancelModel } from "./cancel-model.ts";
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
    /** Present where it is no document of the vendor's: we have written it, from what `page` and others say. */
    readonly written?: true;
  };
  /** By status: what the answer means, why, and where that is known from. Empty where there are several kinds of job. */
  readonly answers: JobFacts;
  /** The same by kind of job, where there are several. */
  readonly kinds?: Readonly<Record<string, JobFacts>>;
}

/** By status. */
export type JobFacts = Readonly<Record<string, AnswerFacts>>;

interface AnswerFacts {
  readonly meaning: Meaning;
  readonly why: string;
  readonly source: string;
  /** How surely it is known, where the overlay says so: from the vendor's document, its code or prose, or elsewhere. */
  readonly certainty?: string;
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
  { name, jobs }: Pick<ProviderModel, "name" | "jobs">,
  specs: string,
): Promise<ProviderFacts> {
  const { retrieved, document, source } = await readSourceRecord(posix.join(specs, "source.yaml"));
  const path = posix.join(specs, "overlay.yaml");
  const actions = existsSync(path) ? (await readOverlay(path)).overlay.actions : [];
  const factsOf = (cancel: CancelModel): JobFacts => {
    const reasons = reasonsFor(cancel, actions);
    return Object.fromEntries(
      cancel.answers.map(({ status, meaning }) => [status, { meaning, ...(reasons.get(status) ?? BY_HTTP) }]),
    );
  };
  const page =
    source.url ?? source.pages?.[0]?.url ?? source.index ?? source.upstream ?? source.facts?.[0] ?? null;
  const { openapi, sha256 } = document;
  const written = source.kind === "written" ? ({ written: true } as const) : {};
  const facts = { name, document: { retrieved, openapi, sha256, page, ...written } };
  const [job] = jobs;
  if (job === undefined) return { ...facts, answers: {} };
  if (job.kind === undefined) return { ...facts, answers: factsOf(job.cancel) };
  const kinds = jobs.map(({ kind = "", cancel }) => [kind, factsOf(cancel)] as const);
  return { ...facts, answers: {}, kinds: Object.fromEntries(kinds) };
}

/** Why each status of an operation means what it does, as the overlay's actions say. */
function reasonsFor(
  { path }: CancelModel,
  actions: readonly SourcedAction[],
): Map<string, Omit<AnswerFacts, "meaning">> {
  const reasons = new Map<string, Omit<AnswerFacts, "meaning">>();
  for (const action of actions) {
    const { target, description: why, update, "x-calloff-source": source } = action;
    const certainty = action["x-calloff-certainty"];
    // Paths stand in targets as they are, in quotes.
    if (!target.includes(`'${path}'`) && !target.includes(`"${path}"`)) continue;
    const reason = { why, source: [source].flat().join("; "), ...(certainty && { certainty }) };
    for (const status of answeredIn(update)) reasons.set(status, reason);
  }
  return reasons;
}

function answeredIn(update: JsonValue | undefined): string[] {
  const { "x-calloff-job": job } = objectOf(update);
  const { answers } = objectOf(job);
  return Object.keys(objectOf(answers));
}
