import { styleText } from "node:util";
import { visibleText } from "@calloff/openapi/internal";
import { wrapAnsi } from "fast-wrap-ansi";
import { adviceFor } from "../advice/advice-for.ts";
import type { Bump, Change } from "../change.ts";
import {
  asProviders,
  type ComparisonReport,
  type DriftReport,
  exitStatusInWords,
  type ProviderDrift,
  valueInShort,
  verdictInWords,
} from "../drift-report.ts";

/** The mildest are left out beyond so many at one provider. */
const MAX_CHANGES = 100;

type Color = Extract<Parameters<typeof styleText>[0], string>;

type Paint = (color: Color, text: string) => string;

const COLORS: Readonly<Record<Bump, Color>> = {
  major: "red",
  minor: "yellow",
  patch: "cyan",
  none: "green",
};

/** For a terminal, and somebody in a hurry: the verdicts, then what is behind them, then what the exit code says. */
export function renderText(report: DriftReport | ComparisonReport, { width, colored }: Terminal): string {
  // Whether the stream takes colors has been decided.
  const paint: Paint = (color, text) => (colored ? styleText(color, text, { validateStream: false }) : text);
  const parts = asProviders(report).map((drift) => renderProvider(drift, paint, width));
  const closing = wrap(visibleText(exitStatusInWords(report)), 0, width);
  return `${[...parts, closing].join("\n\n")}\n`;
}

function renderProvider(drift: ProviderDrift, paint: Paint, width: number): string {
  const verdict = verdictInWords(drift).split("\n").map(visibleText).join("\n");
  const color = drift.status === "unknown" ? "magenta" : COLORS[drift.bump];
  const name = paint("bold", visibleText(drift.provider));
  const head = wrap(`${name}: ${paint(color, verdict)}`, 0, width);
  if (drift.status === "unknown") return head;
  const shown = drift.changes.slice(0, MAX_CHANGES);
  const left = drift.changes.length - shown.length;
  const blocks = [
    ...shown.map((change) => renderChange(change, paint, width)),
    ...(left > 0 ? [`  … and ${left} more, none harder: --format json lists them all.`] : []),
    ...(drift.newUpstream.length > 0 ? [renderNewUpstream(drift.newUpstream, width)] : []),
  ];
  return [head, ...blocks].join("\n\n");
}

function renderChange(change: Change, paint: Paint, width: number): string {
  const { bump, id, flags, pointer, message } = change;
  const label = paint(COLORS[bump], bump.toUpperCase().padEnd(5));
  const head = [paint("bold", id), ...flags.map((flag) => `[${flag}]`), operationInWords(change)];
  const { edit } = adviceFor(change);
  const lines = [
    visibleText(message),
    ...sidesInWords(change),
    ...(pointer === "" ? [] : [paint("dim", `at ${visibleText(pointer)}`)]),
    ...(edit === "" ? [] : [`→ ${visibleText(edit)}`]),
  ];
  return [
    `  ${label}  ${head.filter(Boolean).join("  ")}`,
    ...lines.map((line) => wrap(line, 9, width)),
  ].join("\n");
}

function operationInWords({ operation, operations }: Change): string {
  if (operation === null) return "";
  const others = operations - 1;
  return `${visibleText(operation)}${others > 0 ? ` and ${others} more` : ""}`;
}

function sidesInWords({ before, after }: Change): string[] {
  if (before === null && after === null) return [];
  return [`${valueInShort(before) ?? "(nothing)"} → ${valueInShort(after) ?? "(nothing)"}`];
}

function renderNewUpstream(operations: readonly string[], width: number): string {
  const list = operations.slice(0, MAX_CHANGES).map(visibleText).join(", ");
  const left = operations.length - MAX_CHANGES;
  const more = left > 0 ? ` and ${left} more` : "";
  return wrap(`New upstream, not vendored here (${operations.length}): ${list}${more}`, 2, width);
}

function wrap(text: string, indent: number, width: number): string {
  const lines = wrapAnsi(text, width - indent, { hard: true }).split("\n");
  return lines.map((line) => " ".repeat(indent) + line).join("\n");
}

/** Where text is printed to. */
export interface Terminal {
  /** In columns. */
  readonly width: number;
  readonly colored: boolean;
}

/** As wide as the terminal, within what reads well; no color in a file, a pipe, or where `NO_COLOR` asks for none. */
export function thisTerminal(
  stream: { isTTY?: boolean; columns?: number; hasColors?(): boolean } = process.stdout,
  noColor: string | undefined = process.env["NO_COLOR"],
): Terminal {
  return {
    width: Math.min(120, Math.max(80, stream.columns ?? 100)),
    colored: stream.isTTY === true && !noColor && stream.hasColors?.() === true,
  };
}
