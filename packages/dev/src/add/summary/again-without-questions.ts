import type { CancelState, StateInBody } from "@calloff/runtime";
import type { AddRequest } from "../add-request.ts";
import type { Answers } from "../answers/answers.ts";
import { knownState, meaningOfState } from "../jobs/known-states.ts";

type Option = readonly [name: string, value: string];

/** The command that would have given the same without a question; none where it is what was typed, or where only a file could say it. */
export function againWithoutQuestions(
  request: AddRequest,
  answers: Answers,
  /** The values of the status that the document lists. */
  documented: readonly string[],
): string[] {
  const { identifier, server, credentials, cancel, status, without } = answers;
  const meanings = Object.entries(cancel?.answers ?? {}).map(
    ([code, meaning]) => [code, typeof meaning === "object" ? placeOf(meaning) : meaning] as const,
  );
  if (request.yes || meanings.some(([, meaning]) => meaning === undefined)) return [];
  const options: Option[] = [
    ...sourceOptions(request),
    ["--name", identifier],
    ...given("--server", server),
    ...Object.entries(credentials).flatMap(([scheme, { env, prefix }]): Option[] => [
      ["--env", `${scheme}=${env}`],
      ...given("--prefix", prefix && `${scheme}=${prefix}`),
    ]),
    ...given("--cancel", cancel?.operation),
    ...meanings.map(([code, meaning]): Option => ["--meaning", `${code}=${meaning}`]),
    ...given("--status", status?.operation),
    ...given("--state-at", status?.at),
    // Words that all vendors use alike need not be said, where the document has them.
    ...Object.entries(status?.values ?? {})
      .filter(([value, state]) => knownState(value) !== state || !documented.includes(value))
      .map(([value, state]): Option => ["--state", `${value}=${state}`]),
    ...without.map((name): Option => ["--without", name]),
  ];
  return [commandLine(request.provider, options, "--yes ")];
}

/** An option where it has a value. */
function given(name: string, value: string | undefined): Option[] {
  return value === undefined ? [] : [[name, value]];
}

/** The place in a body, where its values mean what their words say to everybody; else undefined. */
function placeOf({ at, values, otherwise }: StateInBody): string | undefined {
  const isPlain = ([value, meaning]: [string, CancelState]): boolean => {
    const state = knownState(value);
    return state !== undefined && meaningOfState(state) === meaning;
  };
  return otherwise === "canceling" && Object.entries(values).every(isPlain) ? at : undefined;
}

/** Where the document is read, as options. */
export function sourceOptions({ from, except }: AddRequest): Option[] {
  return [
    ...from.map(({ from: source }): Option => ["--from", source]),
    ...from.flatMap(({ url }) => given("--url", url)),
    ...except.map((start): Option => ["--except", start]),
  ];
}

/** A command as it is typed. */
export function commandLine(provider: string, options: readonly Option[], flags = ""): string {
  const words = options.map(([option, value]) => `${option} ${quote(value)}`);
  return `npx calloff-dev add ${provider} ${flags}${words.join(" ")}`;
}

/** As a shell reads it. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
