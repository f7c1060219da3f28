/**
 * The page's whole style. It stands in the page itself, because the page loads nothing: its policy allows this text, by
 * its hash, and no more. Colours are those of app/globals.css; light and dark follow the reader's system.
 */
export const docsStyle = `
:root { color-scheme: light dark; --canvas: light-dark(#f3f0ea, #131210); --surface: light-dark(#fcfbf8, #191816);
  --line: light-dark(#e6e1d8, #2d2a27); --ink: light-dark(#1f1c18, #ece8e2); --ink-2: light-dark(#555048, #bab4ab);
  --ink-3: light-dark(#68625a, #9f988e); --accent: light-dark(#2954ba, #93b2ff);
  --mono: ui-monospace, "SF Mono", "Cascadia Code", "Liberation Mono", monospace; }
* { box-sizing: border-box; }
html { scroll-padding-top: 24px; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 14px/21px ui-sans-serif, system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 12px; background: var(--surface); padding: 6px 10px; }
.frame { display: grid; grid-template-columns: 264px minmax(0, 1fr); max-width: 1240px; margin: 0 auto; }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 32px 20px 32px 28px; font-size: 13px; }
nav ul { list-style: none; margin: 0 0 20px; padding: 0; }
nav a { display: block; padding: 3px 0; color: var(--ink-2); text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { color: var(--ink); text-decoration: underline; }
nav h2 { margin: 0 0 6px; font-size: 12px; line-height: 18px; font-weight: 600; color: var(--ink-3); }
main { padding: 32px 28px 96px; min-width: 0; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 30px; letter-spacing: -0.01em; }
h2 { margin: 0; font-size: 16px; line-height: 24px; }
h3 { margin: 0; font-size: 14px; line-height: 20px; font-weight: 600; }
h4 { margin: 16px 0 6px; font-size: 13px; line-height: 18px; font-weight: 600; color: var(--ink-2); }
p { margin: 6px 0; max-width: 72ch; }
code, pre, .path { font-family: var(--mono); font-size: 12.5px; }
.path { font-weight: 600; overflow-wrap: anywhere; }
section { margin-top: 40px; }
article { margin-top: 14px; padding: 18px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
.method { margin: 0 0 2px; font: 12.5px/20px var(--mono); color: var(--accent); overflow-wrap: anywhere; }
.quiet { color: var(--ink-3); }
pre { margin: 0; padding: 12px 14px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--canvas); border: 1px solid var(--line); border-radius: 6px; line-height: 19px; }
pre i { font-style: normal; color: var(--ink-3); }
code, td { overflow-wrap: anywhere; }
table { border-collapse: collapse; max-width: 100%; }
th, td { padding: 5px 28px 5px 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
th { font-weight: 600; font-size: 13px; color: var(--ink-2); border-top: 0; }
summary { cursor: pointer; margin-top: 14px; font-size: 13px; font-weight: 600; color: var(--ink-2); }
details > pre { margin-top: 8px; }
@media (max-width: 820px) { .frame { display: block; } nav { position: static; max-height: none; padding: 20px 16px 0; } main { padding: 20px 16px 64px; } article { padding: 14px; } }
`
