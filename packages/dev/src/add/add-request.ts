import { type Address, addressesOf, UserError } from "@calloff/openapi/internal";
import { checkProviderName } from "../clients/vendors.ts";
import { usageError } from "../command.ts";
import type { CredentialAnswer, GivenAnswers } from "./answers/answers.ts";
import { readAnswersFile } from "./answers/read-answers-file.ts";
import { parseMeaning, parseState } from "./jobs/meaning-choices.ts";

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

/** The options of `add`, as they are given. */
export interface AddOptions {
  readonly from?: readonly string[];
  readonly url?: readonly string[];
  readonly except?: readonly string[];
  readonly yes?: boolean;
  readonly answers?: string;
  readonly name?: string;
  readonly server?: string;
  readonly env?: readonly string[];
  readonly prefix?: readonly string[];
  readonly cancel?: string;
  readonly meaning?: readonly string[];
  readonly status?: string;
  readonly stateAt?: string;
  readonly state?: readonly string[];
  readonly without?: readonly string[];
}

/** @throws UserError when they do not fit each other, or the file of answers cannot be read */
export async function addRequest(provider: string, options: AddOptions): Promise<AddRequest> {
  const usage = usageError("add");
  checkProviderName(provider, usage);
  const { from = [], url = [], except = [], yes = false, answers } = options;
  const fromFile = answers === undefined ? undefined : await readAnswersFile(answers);
  return {
    provider,
    from: addressesOf(from, url, usage),
    except,
    yes,
    given: givenIn(options, fromFile ?? { credentials: {} }),
  };
}

/** What an option says is said over what the file says. */
function givenIn(options: AddOptions, file: GivenAnswers): GivenAnswers {
  return {
    identifier: options.name ?? file.identifier,
    server: options.server ?? file.server,
    credentials: { ...file.credentials, ...credentialsIn(options) },
    cancel: cancelIn(options) ?? file.cancel,
    status: statusIn(options) ?? file.status,
    without: options.without ?? file.without,
  };
}

function cancelIn({ cancel, meaning = [] }: AddOptions): GivenAnswers["cancel"] {
  if (cancel === undefined) {
    if (meaning.length > 0)
      throw new UserError("--meaning gives the meaning of answers to --cancel, which is missing.");
    return undefined;
  }
  if (cancel === "none") return false;
  return { operation: cancel, answers: Object.fromEntries(meaning.map(parseMeaning)) };
}

function statusIn({ status, stateAt: at, state = [] }: AddOptions): GivenAnswers["status"] {
  if (status === undefined) {
    if (at !== undefined || state.length > 0) {
      throw new UserError("--state-at and --state need --status, which is missing.");
    }
    return undefined;
  }
  if (status === "none") return false;
  const values = Object.fromEntries(state.map(parseState));
  return { operation: status, ...(at !== undefined && { at }), ...(state.length > 0 && { values }) };
}

/** `KEY`, or `scheme=KEY` where there are several; prefixes likewise. */
function credentialsIn({ env = [], prefix = [] }: AddOptions): Record<string, Partial<CredentialAnswer>> {
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
