import { UserError } from "@calloff/openapi/internal";

/** Somebody stopped the command: nothing else is gone on with. */
export class Interrupted extends UserError {}
