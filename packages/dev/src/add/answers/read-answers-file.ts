import {
  errorCodes,
  jobStates,
  outcomeStates,
  parseDocument,
  readSource,
  UserError,
} from "@calloff/openapi/internal";
import { Ajv } from "ajv";
import type { CredentialAnswer, GivenAnswers } from "./answers.ts";

/** As people write it. */
interface AnswersFile extends Pick<GivenAnswers, "server" | "cancel" | "status" | "without"> {
  readonly name?: string;
  readonly credentials?: Readonly<Record<string, string | CredentialAnswer>>;
}

const text = { type: "string", minLength: 1 };
const no = { const: false };
const closed = (properties: object, required: readonly string[]): object => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const meaning = {
  if: { type: "object" },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: closed(
    {
      at: { type: "string" },
      values: { type: "object", additionalProperties: { enum: outcomeStates } },
      otherwise: { enum: [...outcomeStates, "http"] },
    },
    ["at", "values", "otherwise"],
  ),
  else: { enum: [...outcomeStates, ...errorCodes, "http"] },
};

const SCHEMA = {
  ...closed(
    {
      name: text,
      server: text,
      without: { type: "array", items: text },
      credentials: {
        type: "object",
        additionalProperties: { anyOf: [text, closed({ env: text, prefix: text }, ["env"])] },
      },
      cancel: {
        anyOf: [
          no,
          closed({ operation: text, answers: { type: "object", additionalProperties: meaning } }, [
            "operation",
            "answers",
          ]),
        ],
      },
      status: {
        anyOf: [
          no,
          closed(
            {
              operation: text,
              at: { type: "string" },
              values: { type: "object", additionalProperties: { enum: jobStates } },
            },
            ["operation"],
          ),
        ],
      },
    },
    [],
  ),
};

const isAnswersFile = new Ajv({ allErrors: false }).compile<AnswersFile>(SCHEMA);

/** @throws UserError when it cannot be read, or has something that is no answer */
export async function readAnswersFile(path: string): Promise<GivenAnswers> {
  const { text: content } = await readSource(path);
  const { value: parsed, locate } = parseDocument(content, { file: path });
  const value: unknown = parsed;
  if (!isAnswersFile(value)) {
    // The last of several: those before it are of the alternative that was not meant.
    const error = isAnswersFile.errors?.findLast(({ keyword }) => keyword !== "anyOf" && keyword !== "if");
    const keys = error?.instancePath.split("/").slice(1) ?? [];
    const what = keys.length === 0 ? "it" : keys.join(".");
    const extra = error?.params["additionalProperty"];
    const why = typeof extra === "string" ? `has "${extra}", which is no answer` : (error?.message ?? "");
    const allowed: unknown = error?.params["allowedValues"];
    const words = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
    throw new UserError(`${what} ${why}${words}; docs/adding-a-provider.md shows such a file.`, locate(keys));
  }
  const { name: identifier, credentials = {}, ...others } = value;
  const named = Object.entries(credentials).map(([scheme, credential]) => [
    scheme,
    typeof credential === "string" ? { env: credential } : credential,
  ]);
  return { ...others, identifier, credentials: Object.fromEntries(named) };
}
