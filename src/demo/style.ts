/** How a page looks: plain, in light and dark, on a phone and on a desktop; what is too wide for it scrolls by itself. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #11151a);
  --raised: light-dark(#f4f6f8, #1a2027);
  --text: light-dark(#1c2024, #e4e8ec);
  --quiet: light-dark(#56606b, #9aa5b1);
  --line: light-dark(#d3d9df, #353d47);
  --code: light-dark(#e9edf1, #29313a);
  --link: light-dark(#0a58b5, #6cb0ff);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, "Noto Color Emoji", sans-serif; }
main { max-width: 940px; margin: 0 auto; padding: 16px; }
header p { margin: 8px 0 0; color: var(--quiet); }
h1 { margin: 0 0 16px; font-size: 24px; line-height: 1.3; font-weight: 600; }
h1 span { color: var(--quiet); font-weight: 400; }
article { margin: 0 0 20px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.when { margin: 0; padding: 8px 16px; background: var(--raised); border-bottom: 1px solid var(--line); color: var(--quiet); font-size: 14px; }
.when b { color: var(--text); }
.body { padding: 16px; overflow-wrap: break-word; }
.body > :first-child { margin-top: 0; }
.body > :last-child { margin-bottom: 0; }
h2, h3, h4 { margin: 20px 0 12px; font-size: 18px; line-height: 1.3; font-weight: 600; }
p { margin: 0 0 14px; }
a { color: var(--link); }
hr { height: 1px; margin: 20px 0; border: 0; background: var(--line); }
details { margin: 0 0 14px; }
summary { cursor: pointer; }
details > :not(summary) { margin-top: 10px; }
table { display: block; width: max-content; max-width: 100%; margin: 0 0 14px; overflow: auto; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 12px; border: 1px solid var(--line); }
td code { overflow-wrap: normal; }
th { font-weight: 600; }
tbody tr:nth-child(even) { background: var(--raised); }
code { padding: 2px 5px; border-radius: 5px; background: var(--code); font: 85% ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: break-spaces; overflow-wrap: anywhere; }
pre { padding: 14px; border-radius: 6px; background: var(--raised); overflow: auto; }
pre code { padding: 0; background: none; white-space: pre; }
sub { vertical-align: baseline; color: var(--quiet); font-size: 12px; line-height: 0; overflow-wrap: anywhere; }
`;
