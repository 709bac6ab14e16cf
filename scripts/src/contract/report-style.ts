/** The report's style: the reader's own light or dark, and no wider than a telephone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2126, #e6e9ec); --quiet: light-dark(#59636e, #9aa5b1); --page: light-dark(#fff, #14181c);
  --line: light-dark(#d8dee4, #343c45); --pass: light-dark(#116329, #6bd48a); --pass-back: light-dark(#e3f5e8, #12301c);
  --fail: light-dark(#a40e26, #ff8b95); --fail-back: light-dark(#ffe8ea, #451319);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1rem 0 .5rem; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; }
.verdict { margin: 0; padding: .75rem 1rem; border-radius: .5rem; font-weight: 600; }
.pass.verdict, .chips .pass { background: var(--pass-back); color: var(--pass); }
.fail.verdict, .chips .fail { background: var(--fail-back); color: var(--fail); }
.totals { display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem; margin: 1rem 0 0; }
.totals div { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem; }
.totals dt, .facts { color: var(--quiet); font-size: .875rem; }
.totals dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.facts { margin: .25rem 0; }
.chips { display: flex; flex-wrap: wrap; gap: .375rem; margin: 0 0 .5rem; padding: 0; list-style: none; }
.chips li { border-radius: .375rem; padding: .125rem .5rem; border: 1px solid var(--line); font-size: .875rem; white-space: nowrap; }
.chips .fail { font-weight: 600; }
summary { cursor: pointer; color: var(--quiet); font-size: .875rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; margin-top: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 500; }
tr.fail td { color: var(--fail); }
td:nth-child(n + 3) { overflow-wrap: anywhere; }
`;
