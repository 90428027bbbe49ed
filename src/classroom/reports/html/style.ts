/**
 * The style of the pages: light and dark, for narrow and wide screens, and for paper. Colours say nothing that the text
 * does not say, and every text has a contrast of at least 4.5 to 1.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1b1f24; --dim: #57606a; --line: #d0d7de; --band: #f6f8fa; --link: #0550ae;
  --full: #b6e3c4; --high: #dcf2e2; --middle: #fff3c2; --low: #ffe0b8; --zero: #ffd0c8;
  --error: #e6dcf7; --pending: #f6f8fa; --missing: #ffd0c8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --text: #e6e9ed; --dim: #a3adb8; --line: #3a424c; --band: #1d232a; --link: #8ab8ff;
    --full: #1f5c36; --high: #1c4029; --middle: #524512; --low: #5b3a12; --zero: #64261f;
    --error: #43336b; --pending: #1d232a; --missing: #64261f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 80rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h4, h2.lab { font-size: 1rem; margin: 1rem 0 .25rem; border: 0; overflow-wrap: anywhere; }
p, ul { margin: .25rem 0 .5rem; max-width: 52rem; }
ul { padding-left: 1.25rem; }
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.dim { color: var(--dim); }
.code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: .9em; overflow-wrap: anywhere; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { overflow-x: auto; position: relative; margin: .5rem 0 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--dim); padding: 0 0 .25rem; }
th, td { border: 1px solid var(--line); padding: .3rem .55rem; text-align: left; vertical-align: top; }
thead th, tfoot th, tfoot td { background: var(--band); }
th { font-weight: 600; }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
.name { max-width: 16rem; min-width: 7rem; overflow-wrap: anywhere; }
.wide { min-width: 12rem; max-width: 24rem; overflow-wrap: anywhere; }
.grades td, .grades thead th + th { text-align: center; white-space: nowrap; }
.grades tbody th, .grades thead th:first-child, .grades tfoot th { position: sticky; left: 0; background: var(--page); }
.grades thead th:first-child, .grades tfoot th { background: var(--band); }
.possible { display: block; font-weight: 400; font-size: .8em; }
.dense { font-size: .85rem; }
.dense th, .dense td { padding: .2rem .3rem; }
.grades .name { min-width: 9rem; }
.grades .id { font-size: .85em; margin-left: .3rem; }
:is(.full, .high, .middle, .low, .zero, .error, .pending, .missing) .dim { color: inherit; }
.mark { font-size: .8em; font-weight: 700; margin-left: .15em; }
.full { background: var(--full); } .high { background: var(--high); } .middle { background: var(--middle); }
.low { background: var(--low); } .zero { background: var(--zero); } .error { background: var(--error); }
.pending { background: var(--pending); } .missing { background: var(--missing); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .5rem 0; list-style: none; max-width: none; font-size: .9rem; }
.legend .key { display: inline-block; min-width: 2rem; padding: 0 .4rem; margin-right: .4rem; border: 1px solid var(--line); text-align: center; }
.found { margin: .25rem 0 1rem; padding: 0 0 0 .9rem; border-left: 3px solid var(--line); max-width: 56rem; }
.found dt { font-weight: 600; margin-top: .5rem; overflow-wrap: anywhere; }
.found dd { margin: 0; overflow-wrap: anywhere; }
.outcome { font-size: .85em; font-weight: 700; padding: .05rem .4rem; margin-right: .4rem; border: 1px solid var(--line); border-radius: .25rem; white-space: nowrap; }
.outcome.pass { background: var(--full); } .outcome.fail { background: var(--zero); } .outcome.blocked { background: var(--pending); }
.script { margin: .25rem 0 1rem; max-width: 56rem; }
.script pre { margin: .25rem 0 0; width: fit-content; max-width: 100%; padding: .5rem .75rem; border: 1px solid var(--line); background: var(--band); white-space: pre-wrap; }
.note { border-left: 3px solid var(--link); padding-left: .75rem; margin: .5rem 0; max-width: 56rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { padding: 1rem .75rem; }
  th, td { padding: .25rem .4rem; }
  .name, .grades .name { max-width: 9rem; min-width: 5.5rem; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --text: #000000; --dim: #444444; --line: #999999; --band: #f0f0f0; --link: #000000;
    --full: #b6e3c4; --high: #dcf2e2; --middle: #fff3c2; --low: #ffe0b8; --zero: #ffd0c8;
    --error: #e6dcf7; --pending: #ffffff; --missing: #ffd0c8;
  }
  @page { margin: 14mm 12mm; }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3, h4, dt, caption { break-after: avoid; }
  tr, .note, .found > div, .script { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .scroll { overflow: visible; }
  .grades th, .grades td { padding: .15rem .25rem; font-size: 8pt; }
  .dense th, .dense td { padding: .1rem; font-size: 6.5pt; }
  .grades .name { min-width: 0; max-width: 9rem; }
  .grades tbody th, .grades thead th:first-child, .grades tfoot th { position: static; }
  .students { break-before: page; }
  .back { display: none; }
  a { text-decoration: none; }
}
`
