import type { Change } from "../change.ts";
import type { ChangeId } from "../change-kinds.ts";
import type { Advice, AdviceOn } from "./advice.ts";
import { differingTypes, NAME_ADVICE, OPERATION_ADVICE, OTHER_ADVICE } from "./advise-others.ts";
import { READ_PROPERTY_ADVICE, READ_TYPE_ADVICE } from "./advise-reads.ts";
import { BODY_ADVICE, PARAMETER_ADVICE, SECURITY_ADVICE } from "./advise-requests.ts";
import { RESPONSE_ADVICE } from "./advise-responses.ts";
import { WRITE_ADVICE } from "./advise-writes.ts";

const ADVICE: AdviceOn<ChangeId> = {
  ...OPERATION_ADVICE,
  ...NAME_ADVICE,
  ...PARAMETER_ADVICE,
  ...BODY_ADVICE,
  ...RESPONSE_ADVICE,
  ...READ_PROPERTY_ADVICE,
  ...READ_TYPE_ADVICE,
  ...WRITE_ADVICE,
  ...SECURITY_ADVICE,
  ...OTHER_ADVICE,
};

/**
 * Says what a user of a generated client must edit because of a change. For a breaking change, it gives code before and
 * after. The code is for reading, not for running: names that are not identifiers are quoted.
 *
 * @example
 * for (const change of changes) console.log(adviceFor(change).edit);
 */
export function adviceFor(change: Change): Advice {
  const advice = ADVICE[change.id](change);
  if (change.bump !== "major") return { ...advice, before: "", after: "" };
  return advice.before === "" ? { ...differingTypes(change), edit: advice.edit } : advice;
}
