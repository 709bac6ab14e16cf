import type { AddRequest } from "../add-arguments.ts";
import type { Answers } from "../answers/answers.ts";

/** The command that would have given the same without a question; none where it is what was typed. */
export function againWithoutQuestions(
  { provider, from, except, yes }: AddRequest,
  answers: Answers,
): string[] {
  if (yes) return [];
  const { identifier, server, credentials, cancel, status } = answers;
  // A meaning that depends on a body has no option; an answers file has room for it.
  if (Object.values(cancel?.answers ?? {}).some((meaning) => typeof meaning !== "string")) return [];
  const options: [string, string][] = [
    ...from.map(({ from: source }): [string, string] => ["--from", source]),
    ...from.flatMap(({ url }): [string, string][] => (url === undefined ? [] : [["--url", url]])),
    ...except.map((start): [string, string] => ["--except", start]),
    ["--name", identifier],
    ...(server === undefined ? [] : [["--server", server] as [string, string]]),
    ...Object.entries(credentials).flatMap(([scheme, { env, prefix }]): [string, string][] => [
      ["--env", `${scheme}=${env}`],
      ...(prefix === undefined ? [] : [["--prefix", `${scheme}=${prefix}`] as [string, string]]),
    ]),
    ...(cancel === undefined ? [] : [["--cancel", cancel.operation] as [string, string]]),
    ...Object.entries(cancel?.answers ?? {}).map(([code, meaning]): [string, string] => [
      "--meaning",
      `${code}=${String(meaning)}`,
    ]),
    ...(status === undefined
      ? []
      : ([
          ["--status", status.operation],
          ["--state-at", status.at],
        ] as [string, string][])),
    ...Object.entries(status?.values ?? {}).map(([value, state]): [string, string] => [
      "--state",
      `${value}=${state}`,
    ]),
  ];
  const words = options.map(([option, value]) => `${option} ${quote(value)}`);
  return [`npx calloff-dev add ${provider} --yes ${words.join(" ")}`];
}

/** As a shell reads it. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
