import type { Edit } from "../edit.ts";
import { BODY_EDITS } from "./bodies.ts";
import { COMPONENT_EDITS } from "./components.ts";
import { DOCUMENTATION_EDITS } from "./documentation.ts";
import { LIMIT_EDITS } from "./limits.ts";
import { OPERATION_EDITS } from "./operations.ts";
import { PARAMETER_EDITS } from "./parameters.ts";
import { PROPERTY_EDITS } from "./properties.ts";
import { RESPONSE_EDITS } from "./responses.ts";
import { SECURITY_EDITS } from "./security.ts";
import { TYPE_EDITS } from "./types.ts";
import { UNION_EDITS } from "./unions.ts";
import { VALUE_EDITS } from "./values.ts";

/** Every kind of edit that can change what a document says. */
export const ALL_EDITS: readonly Edit[] = [
  ...OPERATION_EDITS,
  ...PARAMETER_EDITS,
  ...BODY_EDITS,
  ...RESPONSE_EDITS,
  ...PROPERTY_EDITS,
  ...VALUE_EDITS,
  ...LIMIT_EDITS,
  ...TYPE_EDITS,
  ...UNION_EDITS,
  ...COMPONENT_EDITS,
  ...SECURITY_EDITS,
  ...DOCUMENTATION_EDITS,
];
