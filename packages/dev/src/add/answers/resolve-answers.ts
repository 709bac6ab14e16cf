import type { JsonObject } from "@calloff/openapi/internal";
import type { Answers, GivenAnswers } from "./answers.ts";
import type { Questions } from "./questions.ts";
import { resolveCancel } from "./resolve-cancel.ts";
import { resolveCredentials } from "./resolve-credentials.ts";
import { resolveIdentifier } from "./resolve-identity.ts";
import { resolveServer } from "./resolve-server.ts";
import { resolveStatus } from "./resolve-status.ts";

/** What is to be answered about a document. */
export interface Unanswered {
  readonly provider: string;
  /** The vendor's, as published. */
  readonly document: JsonObject;
  /** Where it was read, if that is one place. */
  readonly address: string | undefined;
}

/**
 * Everything that the document leaves out: as given, else asked.
 *
 * @param questions undefined where nothing is asked; what is missing then has a default, or is left out
 * @throws UserError when what was given does not fit the document, and Interrupted
 */
export async function resolveAnswers(
  { provider, document, address }: Unanswered,
  given: GivenAnswers,
  questions: Questions | undefined,
): Promise<Answers> {
  const identifier = await resolveIdentifier(provider, document, given.identifier, questions);
  const server = await resolveServer(document, address, given.server, questions);
  const credentials = await resolveCredentials(provider, document, given.credentials, questions);
  const cancel = await resolveCancel(document, given.cancel, questions);
  const status = await resolveStatus(document, cancel, given.status, questions);
  return { identifier, server, credentials, cancel, status };
}
