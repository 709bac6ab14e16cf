import type { CancelState } from "@calloff/runtime";
import { byVendor, documentedJobs } from "./documented-jobs.ts";
import type { DocumentedProvider } from "./documented-provider.ts";

/** Vendors that are named in the picture where they are there; the others are counted. */
const NAMED = ["openai", "anthropic", "replicate", "fal"];

const STATES: Readonly<Record<CancelState, string>> = {
  canceled: "stopped by this call",
  canceling: "accepted",
  "already-canceled": "canceled before",
  "already-finished": "ended before",
  "not-cancelable": "refused",
  "not-found": "no such job",
};

const STYLE = `
  text { font: 14px system-ui, sans-serif; fill: #1f2328 }
  .small { font-size: 12px; fill: #59636e }
  .strong { font-weight: 600 }
  .code { font-family: ui-monospace, monospace; font-size: 12.5px }
  .box { fill: #f6f8fa; stroke: #d1d9e0 }
  .line { fill: none; stroke: #59636e; stroke-width: 1.5 }
  .head { fill: #59636e }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .small { fill: #9198a1 }
    .box { fill: #151b23; stroke: #3d444d }
    .line { stroke: #9198a1 }
    .head { fill: #9198a1 }
  }
`;

/** An SVG image of what Calloff does: from the vendors' documents to one `cancel`, with drift detection beside it. */
export function overviewPicture(providers: readonly DocumentedProvider[]): string {
  const sorted = byVendor(providers);
  const kinds = sorted.flatMap(documentedJobs).length;
  const vendors = NAMED.flatMap((name) => sorted.find(({ model }) => model.name === name) ?? []);
  const more = `and ${sorted.length - vendors.length} more`;
  const documents = [...vendors.map(({ model }) => model.identifier), more];
  const packages = [...vendors.map(({ model }) => `@calloff/${model.name}`), more];
  const states = Object.entries(STATES);
  const title = `Calloff turns the API documents of ${sorted.length} vendors into one cancel`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 318" role="img" aria-labelledby="title">
<title id="title">${title}</title>
<style>${STYLE}</style>
${box(10, 10, 190, 176)}
${text(25, 35, "API documents", "strong")}
${text(25, 53, `${sorted.length} vendors`, "small")}
${documents.map((name, index) => text(25, 80 + index * 22, name)).join("\n")}
${arrow(200, 98, 292, 98)}
${text(246, 88, "generate", "small", "middle")}
${text(246, 116, "and test", "small", "middle")}
${box(292, 10, 200, 176)}
${text(307, 35, "Typed npm packages", "strong")}
${text(307, 53, `${kinds} kinds of job`, "small")}
${packages.map((name, index) => text(307, 80 + index * 22, name, index < vendors.length ? "code" : "")).join("\n")}
${arrow(492, 98, 560, 98)}
${text(526, 88, "compose", "small", "middle")}
${box(560, 10, 270, 176)}
${text(575, 35, "cancel(job)", "strong code")}
${text(575, 53, "one answer with one meaning", "small")}
${states.map(([state, words], index) => `${text(575, 76 + index * 20, state, "code")}\n${text(702, 76 + index * 20, words, "small")}`).join("\n")}
${arrow(105, 236, 105, 186)}
${box(10, 236, 820, 70)}
${text(25, 264, "Drift detection in CI", "strong")}
${text(25, 288, "A vendor changed its document? Calloff says what changed, what it breaks in your code, and which release it needs.", "small")}
</svg>
`;
}

function box(x: number, y: number, width: number, height: number): string {
  return `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
}

function text(x: number, y: number, words: string, style = "", anchor = "start"): string {
  return `<text x="${x}" y="${y}"${style && ` class="${style}"`}${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${words}</text>`;
}

/** A straight line with a head at its end. */
function arrow(fromX: number, fromY: number, toX: number, toY: number): string {
  const isUp = toX === fromX;
  const head = isUp
    ? `${toX},${toY} ${toX - 5},${toY + 9} ${toX + 5},${toY + 9}`
    : `${toX},${toY} ${toX - 9},${toY - 5} ${toX - 9},${toY + 5}`;
  return `<path class="line" d="M${fromX} ${fromY} L${toX} ${toY}"/><polygon class="head" points="${head}"/>`;
}
