import type { JsonValue } from "../document/json.ts";

/** One change of a document, or several of a kind: the Action Object of Overlay 1.0 and 1.1. */
export interface OverlayAction {
  /** A JSONPath query (RFC 9535) that selects the values to change. */
  readonly target: string;
  /**
   * What is merged into each object that `target` selects, or appended to each list. In Overlay 1.1 a list is joined to
   * each list, and a plain value takes the place of each plain value.
   */
  readonly update?: JsonValue;
  /** In Overlay 1.1, in place of `update`: a JSONPath query that selects one node of the document, whose value is taken. */
  readonly copy?: string;
  /** Whether what `target` selects is removed. @default false */
  readonly remove?: boolean;
}

/** An overlay: the part of the Overlay Object of Overlay 1.0 and 1.1 that says what changes. */
export interface Overlay {
  /** The version of the Overlay Specification that it keeps to. @default 1.0.0 */
  readonly overlay?: string;
  /** The changes, in the order in which they are made. */
  readonly actions: readonly OverlayAction[];
}

/** An action with its reason and its source. */
export interface SourcedAction extends OverlayAction {
  /** Why the document is changed. */
  readonly description: string;
  /** The page or document that says so, by name or URL, or several of them. */
  readonly "x-calloff-source": string | readonly string[];
  /**
   * The certainty of the source: `document` is the vendor's own document or reference, `vendor` the vendor's source code or
   * other documentation, `secondary` a third party. A `secondary` source alone must not say that a job has stopped.
   */
  readonly "x-calloff-certainty"?: "document" | "vendor" | "secondary";
}

/** An overlay in which every action gives its reason and its source. */
export interface SourcedOverlay extends Overlay {
  /** The changes, in the order in which they are made. */
  readonly actions: readonly SourcedAction[];
}
