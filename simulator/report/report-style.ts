/** The report's whole look: system fonts, light and dark, one column on a phone. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --page: #f4f5f7; --card: #ffffff; --ink: #17212b; --soft: #55616e; --line: #dde2e8;
  --t1: #0f766e; --t2: #4453c9; --t3: #a8540b; --good: #16784a; --bad: #b42318; --mute: #9aa5b1; --gold: #c28a0e; }
@media (prefers-color-scheme: dark) { :root { --page: #11161c; --card: #1a222b; --ink: #e8edf2; --soft: #a9b5c1; --line: #2f3a46;
  --t1: #3cc8b8; --t2: #93a0ff; --t3: #f0a256; --good: #4fcf93; --bad: #ff8a7d; --mute: #66727f; --gold: #e5b84b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, header { max-width: 1080px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 36px; }
h1 { font-size: clamp(1.6rem, 4vw, 2.3rem); line-height: 1.15; margin: 0 0 6px; letter-spacing: -0.02em; }
h2 { font-size: 1.2rem; margin: 0 0 12px; letter-spacing: -0.01em; }
h3 { font-size: 1rem; margin: 20px 0 8px; }
p { margin: 0 0 10px; }
.quiet { color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(165px, 1fr)); gap: 12px; margin: 22px 0; padding: 0; list-style: none; }
.facts li, section { background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
.facts li { padding: 14px 16px; }
.facts b { display: block; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.facts span { color: var(--soft); font-size: 0.9rem; }
.facts .kept b { color: var(--good); }
.facts .broken b { color: var(--bad); }
section { padding: 22px; margin: 0 0 18px; }
.tier { border-top: 4px solid var(--mute); }
.tier-1 { --own: var(--t1); } .tier-2 { --own: var(--t2); } .tier-3 { --own: var(--t3); }
section.tier { border-top-color: var(--own); }
.tiers { display: grid; gap: 18px; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); margin-bottom: 18px; }
.tiers section { margin: 0; min-width: 0; }
.pairs { display: grid; gap: 18px; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); margin-bottom: 18px; }
.pairs section { margin: 0; min-width: 0; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--t2); outline-offset: 2px; border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 0.95rem; }
caption { text-align: left; color: var(--soft); font-size: 0.9rem; padding-bottom: 8px; }
th, td { padding: 7px 14px 7px 0; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody th { font-weight: 600; white-space: nowrap; }
thead th { color: var(--soft); font-weight: 500; font-size: 0.85rem; }
.number { text-align: right; white-space: nowrap; }
tr > :last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
figure { margin: 14px 0 0; }
figcaption, .dates, .axis { color: var(--soft); font-size: 0.82rem; }
.plot { display: grid; grid-template-columns: auto 1fr; gap: 8px; margin-top: 6px; }
.plot svg { width: 100%; height: 130px; display: block; }
.axis { display: flex; flex-direction: column; justify-content: space-between; text-align: right; line-height: 1; height: 130px; }
.dates { display: flex; justify-content: space-between; padding-left: 30px; margin-top: 4px; }
.timeline { margin-top: 24px; } .timeline h3 { margin: 16px 0 0; }
.timeline .plot { grid-template-columns: 2.6rem 1fr; } .timeline .plot svg, .timeline .axis { height: 60px; }
.timeline .dates { padding-left: calc(2.6rem + 8px); }
.grid { stroke: var(--line); stroke-width: 1; fill: none; vector-effect: non-scaling-stroke; }
rect.catch { fill: transparent; }
rect.calls { fill: var(--own); opacity: 0.32; }
rect.reached { fill: var(--own); }
g:hover rect.calls { opacity: 0.55; }
.key { display: inline-block; width: 0.75em; height: 0.75em; border-radius: 3px; margin: 0 0.4em 0 0; background: var(--mute); }
.key.calls { background: var(--own); opacity: 0.32; } .key.reached { background: var(--own); margin-left: 0.8em; }
.share { width: 100%; height: 14px; border-radius: 7px; display: block; background: var(--line); }
rect.good { fill: var(--good); } .key.good { background: var(--good); }
rect.gold { fill: var(--gold); } .key.gold { background: var(--gold); }
rect.own { fill: var(--t2); } .key.own { background: var(--t2); }
rect.bad { fill: var(--bad); } .key.bad { background: var(--bad); }
rect.mute { fill: var(--mute); } .key.mute { background: var(--mute); }
rect.soft { fill: var(--soft); } .key.soft { background: var(--soft); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 10px 0 0; padding: 0; font-size: 0.92rem; }
.funnel th { width: 1%; }
.funnel td { white-space: nowrap; }
.funnel td.draw { width: 99%; }
.funnel svg { width: 100%; min-width: 90px; height: 20px; display: block; }
.story { list-style: none; margin: 14px 0 0; padding: 0; display: grid; gap: 10px; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.story li { border-left: 3px solid var(--t2); padding: 2px 0 2px 12px; }
.story li:last-child { border-color: var(--good); }
ol.heard { list-style: none; margin: 0 0 14px; padding: 0; font-size: 0.92rem; } ol.heard b { display: inline-block; min-width: 4.5em; color: var(--soft); font-weight: 500; font-variant-numeric: tabular-nums; }
details { margin-top: 10px; } summary { cursor: pointer; color: var(--soft); font-size: 0.88rem; margin-bottom: 6px; }
footer { color: var(--soft); font-size: 0.88rem; padding: 4px 0 40px; }
table.wide { min-width: max-content; }
caption span { display: inline-block; position: sticky; left: 0; max-width: calc(100vw - 56px); }
@media (max-width: 560px) { main, header { padding-left: 12px; padding-right: 12px; } section { padding: 16px 14px; } .facts b { font-size: 1.45rem; } .facts { grid-template-columns: 1fr 1fr; } }
@media print { body { background: #fff; } section, .facts li { break-inside: avoid; } }
`;
