import { Failure } from "./failure.ts";

/** Somebody stopped the command: nothing else is gone on with. */
export class Interrupted extends Failure {}
