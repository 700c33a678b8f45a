/** The tokens that the file needs, of the light theme; see `theme/tokens.css`. */
const LIGHT =
  '--bg:#f6f7f8;--box:#fff;--inset:#fbfbfc;--ln:#e4e8eb;--ln2:#cdd4d9;--fg:#15191c;--fg2:#47505a;--fg3:#5c666f;' +
  '--ac:#0b6a98;--ok:#2b9a66;--bad:#bd302b;--warn:#bf8508;--k:#1c5fa3;--s:#22703c;--n:#97500c;--b:#0c6d69;--c:#56606a;' +
  '--a0:#57616a;--a1:#bd302b;--a2:#16744a;--a3:#7d5800;--a4:#1c5fa3;--a5:#8b3f8e;--a6:#0b6b78'
const DARK =
  '--bg:#0d0f11;--box:#131619;--inset:#0a0c0d;--ln:#20262b;--ln2:#323a41;--fg:#e9ecef;--fg2:#abb4bc;--fg3:#87919a;' +
  '--ac:#62bbe8;--ok:#54b584;--bad:#f4807a;--warn:#e3b54f;--k:#8ab8e6;--s:#9ccba0;--n:#e0ab7c;--b:#7fcac3;--c:#929ca5;' +
  '--a0:#8b959e;--a1:#f4807a;--a2:#7fcf9f;--a3:#e3bd63;--a4:#7fb4ee;--a5:#d49ad6;--a6:#74cbd6'

const colours = [0, 1, 2, 3, 4, 5, 6]
  .map(
    (at) =>
      `.fg${at},.fg${at + 8}{color:var(--a${at})}` +
      `.bg${at},.bg${at + 8}{background:color-mix(in srgb,var(--a${at}) 28%,transparent)}` +
      `.inv${at},.inv${at + 8}{background:var(--a${at});color:var(--inset)}`,
  )
  .join('\n')

/** The sheet of an exported file: both themes by the reader's system, and paper. */
export const STYLE = `
:root{color-scheme:light dark;${LIGHT};--sans:system-ui,sans-serif;--mono:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1100px;padding:20px 16px 48px;background:var(--bg);color:var(--fg);font:13px/20px var(--sans);font-variant-numeric:tabular-nums}
h1{margin:0;font-size:18px;line-height:24px;font-weight:600;overflow-wrap:anywhere}
header p{margin:0 0 12px;color:var(--fg3)}
main{border:1px solid var(--ln);border-radius:8px;background:var(--inset);padding:8px 0 12px;overflow:hidden}
.lines>div{display:grid;grid-template-columns:46px minmax(0,1fr) auto;min-height:20px;padding-right:14px}
.lines{border-left:3px solid transparent}.ran{border-color:color-mix(in srgb,var(--ok) 55%,transparent)}.failed{border-color:var(--bad)}
.lines i{padding-right:14px;color:var(--fg3);font:11.5px/20px var(--mono);text-align:right;user-select:none}
.lines code{font:12.5px/20px var(--mono);font-variant-ligatures:none;white-space:pre-wrap;overflow-wrap:anywhere}
.lines em{padding-left:12px;color:var(--fg3);font:11px/20px var(--sans)}.failed em{color:var(--bad)}
.k{color:var(--k)}.s{color:var(--s)}.n{color:var(--n)}.b{color:var(--b)}.c{color:var(--c);font-style:italic}
section{margin:2px 14px 8px 49px;display:grid;grid-template-columns:minmax(0,1fr);justify-items:start;gap:6px;font-size:12px;line-height:18px}
section>*{max-width:100%;min-width:0}
pre{margin:0;overflow-x:auto;font:12px/18px var(--mono);white-space:pre;color:var(--fg2);max-width:100%}
.text{width:100%}.value{color:var(--fg)}.stderr{padding-left:8px;box-shadow:inset 2px 0 0 var(--warn)}
.bold{font-weight:700}.dim{opacity:.7}.italic{font-style:italic}.underline{text-decoration:underline}
${colours}
.fg7{color:var(--fg2)}.fg15{color:var(--fg)}.bg7,.bg15{background:var(--ln2)}.inv,.inv7,.inv15{background:var(--fg2);color:var(--inset)}
.box{border:1px solid var(--ln);border-radius:6px;background:var(--box);overflow:hidden}
.error{width:100%;border-color:color-mix(in srgb,var(--bad) 45%,var(--ln))}
.fault{margin:0;padding:6px 10px;font-family:var(--mono);white-space:pre-wrap;overflow-wrap:anywhere}.fault b{color:var(--bad)}
.error pre,details{padding:4px 10px;border-top:1px solid var(--ln)}details pre{border:0;padding:4px 0}summary{color:var(--fg3);cursor:pointer}
.table>div{overflow-x:auto}table{border-collapse:collapse;font:12px/16px var(--mono)}
th,td{padding:3px 14px;border-bottom:1px solid var(--ln);text-align:left;white-space:pre;unicode-bidi:isolate;font-weight:400}
thead th{color:var(--fg3);font-family:var(--sans);font-weight:500}tbody th{color:var(--fg2)}.number{text-align:right}td i{color:var(--fg3)}
.note{margin:0;color:var(--fg3)}.table .note{padding:3px 14px}
img{max-width:100%;border-radius:6px}.paper{background:#fff}
iframe{width:100%;border:1px solid var(--ln);border-radius:6px;background:var(--box);resize:vertical}
.md{max-width:82ch;font:13px/20px var(--sans)}.md>:first-child{margin-top:0}.md>:last-child{margin-bottom:0}.md a{color:var(--ac)}
.md code{padding:1px 4px;border-radius:4px;background:var(--ln);font:12px/18px var(--mono)}.md pre{padding:8px 10px;border:1px solid var(--ln);border-radius:6px;background:var(--box)}.md pre code{padding:0;background:none}
.md [align=right]{text-align:right}.md [align=center]{text-align:center}.md blockquote{margin:6px 0;padding-left:12px;border-left:3px solid var(--ln2);color:var(--fg2)}
@media screen{.table>div,.text{max-height:480px;overflow:auto}.table thead th{position:sticky;top:0;background:var(--box)}}
@media print{body{max-width:none;padding:0;background:none}main{border:0;background:none;overflow:visible}section,.lines>div{break-inside:avoid}pre{white-space:pre-wrap;overflow-wrap:anywhere}.table>div{overflow:visible}}
`
