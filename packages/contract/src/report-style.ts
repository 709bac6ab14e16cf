/** Beside what all reports have in common. */
export const STYLE = `
.chips .pass { background: var(--pass-back); color: var(--pass); }
.chips .fail { background: var(--fail-back); color: var(--fail); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .5rem; margin: 1rem 0 0; }
.totals div { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem; }
.totals dt { color: var(--quiet); font-size: .875rem; }
.totals dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.chips li { border-radius: .375rem; padding: .125rem .5rem; border: 1px solid var(--line); font-size: .875rem; white-space: nowrap; }
.chips .fail { font-weight: 600; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; margin-top: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 500; }
tr.fail td { color: var(--fail); }
td:nth-child(-n + 2) { overflow-wrap: normal; }
`;
