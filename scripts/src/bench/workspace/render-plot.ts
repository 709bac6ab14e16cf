/** What was measured in a workspace of so many providers, in seconds. */
export interface Measured {
  readonly providers: number;
  /** Everything, from an empty cache. */
  readonly full: number;
  /** The same again. */
  readonly nothing: number;
  /** After one document was edited. */
  readonly edited: number;
}

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 150;
const TOP = 24;
const BOTTOM = 48;

const LINES = [
  { of: "full", name: "build and test all" },
  { of: "edited", name: "one document edited" },
  { of: "nothing", name: "nothing edited" },
] as const;

const STYLE = `text { font: 13px system-ui, sans-serif; fill: #24292f }
.axis, .grid { stroke: #8c959f; fill: none } .grid { stroke-opacity: .3 }
.full { stroke: #0550ae } .edited { stroke: #953800 } .nothing { stroke: #116329 }
polyline, circle { fill: none; stroke-width: 2 } .edited { stroke-dasharray: 6 3 } .nothing { stroke-dasharray: 2 3 }
text.full { fill: #0550ae; stroke: none } text.edited { fill: #953800; stroke: none } text.nothing { fill: #116329; stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .axis, .grid { stroke: #8b949e }
  .full { stroke: #79c0ff } .edited { stroke: #ffa657 } .nothing { stroke: #7ee787 }
  text.full { fill: #79c0ff } text.edited { fill: #ffa657 } text.nothing { fill: #7ee787 }
}`;

/** Seconds by number of providers as an SVG, readable on light and dark pages. */
export function renderPlot(measured: readonly Measured[]): string {
  const most = {
    providers: Math.max(...measured.map(({ providers }) => providers)),
    seconds: roundUp(Math.max(...measured.map(({ full }) => full))),
  };
  const x = (providers: number): number =>
    Math.round(LEFT + (providers / most.providers) * (WIDTH - LEFT - RIGHT));
  const y = (seconds: number): number =>
    Math.round(HEIGHT - BOTTOM - (seconds / most.seconds) * (HEIGHT - TOP - BOTTOM));
  const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const seconds = part * most.seconds;
    return `<path class="grid" d="M${LEFT} ${y(seconds)}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${y(seconds) + 4}" text-anchor="end">${seconds} s</text>`;
  });
  const ticks = measured.map(
    ({ providers }) =>
      `<text x="${x(providers)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${providers}</text>`,
  );
  const lines = LINES.map(({ of, name }, i) => {
    const points = measured.map((each) => [x(each.providers), y(each[of])] as const);
    const [endX, endY] = points.at(-1) ?? [0, 0];
    // The two lower lines may end at one height.
    const labelY = of === "full" ? endY : Math.min(endY, HEIGHT - BOTTOM - (2 - i) * 16) - (2 - i) * 4;
    const dots = points
      .map(([left, top]) => `<circle class="${of}" cx="${left}" cy="${top}" r="3"/>`)
      .join("");
    return `<polyline class="${of}" points="${points.map((point) => point.join(",")).join(" ")}"/>${dots}<text class="${of}" x="${endX + 8}" y="${labelY + 4}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Seconds to build and test, by number of providers">
<style>${STYLE}</style>
${grid.join("\n")}
<path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>
${ticks.join("\n")}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">providers</text>
${lines.join("\n")}
</svg>
`;
}

/** To a number that its quarters look good with. */
function roundUp(seconds: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(seconds)));
  return Math.ceil(seconds / step / 2) * step * 2;
}
