import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Address } from "@calloff/openapi/internal";
import { addressesOf, UserError } from "@calloff/openapi/internal";
import type { CredentialAnswer, GivenAnswers } from "./answers/answers.ts";
import { parseMeaning, parseState } from "./answers/parse-meaning.ts";
import { readAnswersFile } from "./answers/read-answers-file.ts";
import { checkProviderName, usage } from "./provider-name.ts";

/** What is to be added, checked. */
export interface AddRequest {
  readonly provider: string;
  readonly from: readonly [Address, ...Address[]];
  /** Pages of a site that are not read, by the beginning of their addresses. */
  readonly except: readonly string[];
  /** Whether nothing is to be asked. */
  readonly yes: boolean;
  readonly given: GivenAnswers;
}

const OPTIONS = {
  from: { type: "string", multiple: true },
  url: { type: "string", multiple: true },
  except: { type: "string", multiple: true },
  yes: { type: "boolean", short: "y" },
  answers: { type: "string" },
  name: { type: "string" },
  server: { type: "string" },
  env: { type: "string", multiple: true },
  prefix: { type: "string", multiple: true },
  cancel: { type: "string" },
  meaning: { type: "string", multiple: true },
  status: { type: "string" },
  "state-at": { type: "string" },
  state: { type: "string", multiple: true },
  without: { type: "string", multiple: true },
} as const satisfies ParseArgsConfig["options"];

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>["values"];

/** @throws UserError when they are not those of the help text */
export async function parseAddArguments(args: readonly string[]): Promise<AddRequest> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const provider = checkProviderName(positionals);
  const fromFile = values.answers === undefined ? undefined : await readAnswersFile(values.answers);
  return {
    provider,
    from: addressesOf(values.from ?? [], values.url ?? [], usage),
    except: values.except ?? [],
    yes: values.yes ?? false,
    given: givenIn(values, fromFile ?? { credentials: {} }),
  };
}

/** What an option says is said over what the file says. */
function givenIn(values: Values, file: GivenAnswers): GivenAnswers {
  const { name, server, without } = values;
  const cancel = cancelIn(values) ?? file.cancel;
  const status = statusIn(values) ?? file.status;
  return {
    ...file,
    ...(name !== undefined && { identifier: name }),
    ...(server !== undefined && { server }),
    credentials: { ...file.credentials, ...credentialsIn(values) },
    ...(cancel !== undefined && { cancel }),
    ...(status !== undefined && { status }),
    ...(without !== undefined && { without }),
  };
}

function cancelIn({ cancel, meaning = [] }: Values): GivenAnswers["cancel"] {
  if (cancel === undefined) {
    if (meaning.length > 0)
      throw new UserError("--meaning says what answers of --cancel mean, which is missing.");
    return undefined;
  }
  if (cancel === "none") return false;
  return { operation: cancel, answers: Object.fromEntries(meaning.map(parseMeaning)) };
}

function statusIn({ status, "state-at": at, state = [] }: Values): GivenAnswers["status"] {
  if (status === undefined) {
    if (at !== undefined || state.length > 0) {
      throw new UserError(
        "--state-at and --state say where and how --status reads a state; --status is missing.",
      );
    }
    return undefined;
  }
  if (status === "none") return false;
  const values = Object.fromEntries(state.map(parseState));
  return { operation: status, ...(at !== undefined && { at }), ...(state.length > 0 && { values }) };
}

/** `KEY`, or `scheme=KEY` where there are several; prefixes likewise. */
function credentialsIn({ env = [], prefix = [] }: Values): Record<string, Partial<CredentialAnswer>> {
  const named = new Map<string, { env?: string; prefix?: string }>();
  const say = (kind: "env" | "prefix", option: string): void => {
    const at = option.lastIndexOf("=");
    const [scheme, value] = [option.slice(0, Math.max(at, 0)), option.slice(at + 1)];
    named.set(scheme, { ...named.get(scheme), [kind]: value });
  };
  for (const option of env) say("env", option);
  for (const option of prefix) say("prefix", option);
  for (const [, { env: variable }] of named) {
    if (variable === undefined || /^[A-Z][A-Z0-9_]*$/.test(variable)) continue;
    throw new UserError(`--env ${variable}: expected the name of an environment variable, in capitals.`);
  }
  return Object.fromEntries(named);
}
