// What @calloff/core, @calloff/msw and generated packages need of the runtime, and users do not. The compatibility promise
// to users does not cover it: a minor release may change it, as long as what those packages of the same major version
// import still works.

export { authenticateBySchemes } from "./auth/authenticate-by-schemes.ts";
export { checkCallOptions, checkFunction, checkInteger, MAX_TIMER_MS } from "./check-options.ts";
export type {
  OperationDescriptor,
  ParameterStyle,
  PartDescriptor,
  RequestTransform,
} from "./client/request-transform.ts";
export { transformAnswer } from "./client/transform-answer.ts";
export { transformBody } from "./client/transform-body.ts";
export { transformParameters } from "./client/transform-parameters.ts";
export { transformQuerystring } from "./client/transform-querystring.ts";
export { transformStream } from "./client/transform-stream.ts";
export { writeForm } from "./client/write-form.ts";
export { writeMultipart } from "./client/write-multipart.ts";
export { baseUrlVariable } from "./http/base-url.ts";
export { onAbort } from "./http/deadline.ts";
export { tell } from "./http/hooks.ts";
export { isUnsent } from "./http/plain-cause.ts";
export { backoff, growingPause, isTransient } from "./http/retry.ts";
export { invalidOption, invalidOptions } from "./invalid-options.ts";
export { type CheckCompoundId, checkCompoundId } from "./jobs/compound-id.ts";
export { checkJobId } from "./jobs/job-id.ts";
export { httpMeaning, meaningOf, type StatusMeaning } from "./jobs/meaning.ts";
export { isCancelState, type Stopped } from "./jobs/outcome.ts";
export { type PlaceId, placeId } from "./jobs/place-id.ts";
export { stateInBody } from "./jobs/state-in-body.ts";
export { type FoundState, stateByRule } from "./jobs/status-in-body.ts";
