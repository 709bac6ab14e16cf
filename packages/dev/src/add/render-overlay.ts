import { HTTP_METHODS, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import { Document } from "yaml";
import type { Answers, CancelAnswer, StatusAnswer } from "./answers/answers.ts";
import { findOperation, operationNamed } from "./answers/find-operation.ts";
import { impliedParts, withImpliedParts } from "./implied-parts.ts";
import { documentedAnswers } from "./jobs/documented-answers.ts";
import { idOf } from "./jobs/find-candidates.ts";

interface Action {
  readonly target: string;
  readonly description: string;
  readonly "x-calloff-source": string;
  readonly update?: JsonValue;
  readonly remove?: true;
}

/** Who says what no document of the vendor's says. */
const SAID = "whoever added the provider, when asked";

/** `overlay.yaml`: what was answered, and where it is known from. The same answers give the same text. */
export function renderOverlay(published: JsonObject, answers: Answers): string {
  const document = withImpliedParts(published);
  const { identifier, server, credentials, cancel, status, without } = answers;
  const actions: Action[] = [
    {
      target: "$.info",
      description: "The name that the package's exports are made of.",
      "x-calloff-source": SAID,
      update: { "x-calloff-provider": { name: identifier } },
    },
    ...(server === undefined ? [] : serverActions(document, server)),
    ...impliedParts(published).map(
      ({ description, update }): Action => ({
        target: "$",
        description,
        "x-calloff-source": "the document's parameters",
        update,
      }),
    ),
    ...Object.entries(credentials).map(
      ([scheme, credential]): Action => ({
        target: `$.components.securitySchemes${member(scheme)}`,
        description: "The environment variable that holds the key.",
        "x-calloff-source": SAID,
        update: { "x-calloff-credential": { ...credential } },
      }),
    ),
    ...(cancel === undefined ? [] : cancelActions(document, cancel)),
    ...(status === undefined ? [] : [statusAction(document, status)]),
    ...without.map(
      (name): Action => ({
        target: targetOf(operationNamed(document, name, "--without")),
        description: "The client does not have this operation.",
        "x-calloff-source": SAID,
        remove: true,
      }),
    ),
  ];
  const overlay = {
    overlay: "1.0.0",
    info: { title: `What ${identifier}'s document leaves out`, version: "1.0.0" },
    actions,
  };
  return new Document(overlay, { compat: "yaml-1.1", aliasDuplicateObjects: false }).toString({
    lineWidth: 110,
  });
}

function serverActions(document: JsonObject, url: string): Action[] {
  const description = "Where the vendor is; the document does not say it in a way that can be used.";
  const source = { description, "x-calloff-source": SAID };
  const update: Action = { target: "$", ...source, update: { servers: [{ url }] } };
  // An update adds to a list, and the first server is the one that counts.
  return document["servers"] === undefined
    ? [update]
    : [{ target: "$.servers", ...source, remove: true }, update];
}

function cancelActions(document: JsonObject, { operation, answers }: CancelAnswer): Action[] {
  const { place } = findOperation(document, operation, "--cancel");
  const target = targetOf(place);
  const part: Action = {
    target,
    description: "Cancels a job.",
    "x-calloff-source": SAID,
    update: { "x-calloff-job": { role: "cancel", id: idOf(place) ?? "" } },
  };
  const meanings = documentedAnswers(document, place).flatMap(({ status, description }): Action[] => {
    const meaning = answers[status];
    if (meaning === undefined) return [];
    return [
      {
        target,
        description: description === "" ? `The document does not describe ${status}.` : description,
        "x-calloff-source": `the document's description of ${status}, as read by ${SAID}`,
        update: { "x-calloff-job": { answers: { [status]: meaning as JsonValue } } },
      },
    ];
  });
  return [part, ...meanings];
}

function statusAction(document: JsonObject, { operation, at, values }: StatusAnswer): Action {
  const { place } = findOperation(document, operation, "--status");
  return {
    target: targetOf(place),
    description: "Reads how a job is.",
    "x-calloff-source": SAID,
    update: {
      "x-calloff-job": { role: "status", id: idOf(place) ?? "", state: { at, values: { ...values } } },
    },
  };
}

function targetOf({ path, method }: { readonly path: string; readonly method: string }): string {
  const item = `$.paths${member(path)}`;
  // A method that has no field stands where OpenAPI 3.2 has such operations.
  return HTTP_METHODS.includes(method)
    ? `${item}.${method}`
    : `${item}.additionalOperations${member(method)}`;
}

/** RFC 9535, section 2.3.1: a name in quotes. */
function member(name: string): string {
  return `['${name.replace(/[\\']/g, "\\$&")}']`;
}
