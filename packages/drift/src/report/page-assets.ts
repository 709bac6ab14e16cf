/** Beside what all reports have in common. */
export const DRIFT_STYLE = `
:root {
  --minor: light-dark(#7a4100, #f0b45e); --minor-back: light-dark(#fff1d6, #3a2807);
  --patch: light-dark(#0a4f9e, #8ec2ff); --patch-back: light-dark(#e2effd, #10294a);
  --unknown: light-dark(#6b2aa0, #d3a8ff); --unknown-back: light-dark(#f3e8fd, #311a47);
  --field: light-dark(#8b949e, #6e7884); --code-back: light-dark(#f4f6f8, #1d232a);
}
.none.verdict, .none.tag { background: var(--pass-back); color: var(--pass); }
.major.verdict, .major.tag { background: var(--fail-back); color: var(--fail); }
.minor.verdict, .minor.tag { background: var(--minor-back); color: var(--minor); }
.patch.verdict, .patch.tag { background: var(--patch-back); color: var(--patch); }
.unknown.verdict { background: var(--unknown-back); color: var(--unknown); white-space: pre-wrap; }
h2 { margin-bottom: .5rem; }
h4 { font-size: .875rem; font-weight: 500; color: var(--quiet); margin: 0 0 .25rem; }
.tag { border-radius: .375rem; padding: .0625rem .5rem; font-size: .8125rem; font-weight: 600; margin-right: .25rem; }
.filters { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end; margin: 1rem 0 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.filters > * { min-width: 0; max-width: 100%; }
.filters[hidden] { display: none; }
.filters fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1rem; border: 0; margin: 0; padding: 0; min-width: 0; }
.filters legend, .filters .name { display: block; padding: 0; font-size: .875rem; color: var(--quiet); }
.filters fieldset label { display: flex; gap: .375rem; align-items: center; min-height: 2.25rem; cursor: pointer; }
.filters input[type=checkbox] { width: 1.125rem; height: 1.125rem; margin: 0; }
.filters select, .filters input[type=search] { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--field); border-radius: .375rem; padding: .25rem .5rem; min-height: 2.25rem; width: 100%; }
.filters .text { flex: 1 1 12rem; }
.filters output { flex-basis: 100%; font-size: .875rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
:focus-visible { outline: 2px solid var(--patch); outline-offset: 2px; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0 0; }
article h3 { margin: 0; }
article p { margin: .5rem 0 0; }
article .facts { margin: .25rem 0 0; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; margin-top: .75rem; }
.sides > div { min-width: 0; }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; gap: .5rem; } }
pre { margin: 0; padding: .5rem .75rem; border-radius: .375rem; background: var(--code-back); white-space: pre-wrap; font: .875rem/1.45 ui-monospace, monospace; border-left: 3px solid var(--line); unicode-bidi: isolate; tab-size: 2; }
pre.was { border-left-color: var(--fail); }
pre.is { border-left-color: var(--pass); }
.nothing { color: var(--quiet); font-style: italic; }
code { unicode-bidi: isolate; }
pre code { font: inherit; }
details { margin-top: .75rem; }
details ul { margin: .25rem 0 0; padding-left: 1.25rem; }
`;

/**
 * Runs in the page. What a filter leaves out is hidden, so that it is neither seen nor reached with a keyboard;
 * without scripts all changes are there, and no filters that would do nothing.
 */
export const FILTER_SCRIPT = `
const form = document.querySelector(".filters");
const changes = [...document.querySelectorAll("article")];
const texts = changes.map((change) => change.textContent.toLowerCase());
const sections = [...document.querySelectorAll("section")];
const apply = () => {
  const values = new FormData(form);
  const bumps = values.getAll("bump");
  const provider = values.get("provider") ?? "";
  const words = values.get("text").toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  changes.forEach((change, at) => {
    const of = change.closest("section").dataset.provider;
    const fits = bumps.includes(change.dataset.bump) && (provider === "" || provider === of)
      && words.every((word) => texts[at].includes(word));
    change.hidden = !fits;
    shown += fits ? 1 : 0;
  });
  for (const section of sections) section.hidden = provider !== "" && provider !== section.dataset.provider;
  form.querySelector("output").textContent = shown + " of " + changes.length + " changes shown";
};
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
apply();
`;
