import { errorCodes, jobStates, outcomeStates, UserError } from "@calloff/openapi/internal";
import type { JobState, Meaning } from "@calloff/runtime";

/**
 * `200=canceled`: a status, and what it means; or `200=/status`, the place in its body that says it.
 *
 * @throws UserError when it is not of this kind
 */
export function parseMeaning(option: string): [string, Meaning | `/${string}`] {
  const [status, word] = split(option, "--meaning", "200=canceled");
  const words = [...outcomeStates, ...errorCodes, "http"];
  if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) {
    throw new UserError(`--meaning ${option}: "${status}" is no status such as 200, 4XX or default.`);
  }
  if (word.startsWith("/")) return [status, word as `/${string}`];
  if (!words.includes(word)) {
    throw new UserError(
      `--meaning ${option}: "${word}" is none of ${words.join(", ")}, and no place in the body such as /status.`,
    );
  }
  return [status, word as Meaning];
}

/** `processing=running`: a value of the vendor's, and what it means. @throws UserError when it is not of this kind */
export function parseState(option: string): [string, JobState] {
  const [value, word] = split(option, "--state", "processing=running");
  if (!jobStates.includes(word)) {
    throw new UserError(`--state ${option}: "${word}" is none of ${jobStates.join(", ")}.`);
  }
  return [value, word as JobState];
}

function split(option: string, name: string, example: string): [string, string] {
  const at = option.lastIndexOf("=");
  if (at < 1) throw new UserError(`${name} ${option}: expected something such as ${example}.`);
  return [option.slice(0, at).trim(), option.slice(at + 1).trim()];
}
