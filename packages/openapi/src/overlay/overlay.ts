import type { JsonValue } from "../document/json.ts";

/** One change, or several of a kind: the Action Object of Overlay 1.0.0. */
export interface OverlayAction {
  /** An RFC 9535 query. */
  readonly target: string;
  readonly update?: JsonValue;
  readonly remove?: boolean;
}

/** The Overlay Object of Overlay 1.0.0, as far as applying it needs. */
export interface Overlay {
  readonly actions: readonly OverlayAction[];
}

/** An action as our schema asks for it. */
interface SourcedAction extends OverlayAction {
  /** Why. */
  readonly description: string;
  /** Where it is known from. */
  readonly "x-calloff-source": string | readonly string[];
}

/** An overlay of ours. */
export interface SourcedOverlay extends Overlay {
  readonly actions: readonly SourcedAction[];
}
