import type { JsonValue } from "../document/json.ts";

/** One change of a document, or several of a kind: the Action Object of Overlay 1.0.0. */
export interface OverlayAction {
  /** What is changed: a JSONPath query of RFC 9535. */
  readonly target: string;
  /** What is merged into each object that `target` selects, or appended to each list. */
  readonly update?: JsonValue;
  /** Whether what `target` selects is removed. @default false */
  readonly remove?: boolean;
}

/** An overlay: the part of the Overlay Object of Overlay 1.0.0 that says what changes. */
export interface Overlay {
  /** The changes, in the order in which they are made. */
  readonly actions: readonly OverlayAction[];
}

/** An action that says why it is there and where that is known from. */
export interface SourcedAction extends OverlayAction {
  /** Why the document is changed. */
  readonly description: string;
  /** The page or document that says so, by name or URL, or several of them. */
  readonly "x-calloff-source": string | readonly string[];
}

/** An overlay in which every action gives its reason and its source. */
export interface SourcedOverlay extends Overlay {
  /** The changes, in the order in which they are made. */
  readonly actions: readonly SourcedAction[];
}
