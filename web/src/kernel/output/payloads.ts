/** What hostile contents try (security.md row 13). `BEACON` is an address that nothing may ever ask. */
export const BEACON = 'http://127.0.0.1:9/beacon'

const run = `parent.stolen=1;top.stolen=1;window.stolen=1;fetch('${BEACON}')`

/** HTML that tries to run, to fetch, to leave, to look like us or to break out of where it stands. */
export const HOSTILE: readonly string[] = [
  `<script>${run}</script>`,
  `<script src="${BEACON}/x.js"></script>`,
  `<img src=x onerror="${run}">`,
  `<img src="${BEACON}/x.png">`,
  `<img srcset="${BEACON}/x.png 1x" src="//127.0.0.1:9/beacon/y.png">`,
  `<svg onload="${run}"><script>${run}</script><use href="${BEACON}#x"/><image href="${BEACON}/i.png"/></svg>`,
  `<svg><animate attributeName="href" values="javascript:${run}"/><a><text>x</text></a></svg>`,
  `<iframe src="javascript:${run}"></iframe><iframe srcdoc="<script>${run}</script>"></iframe><iframe src="${BEACON}"></iframe>`,
  `<object data="${BEACON}"></object><embed src="${BEACON}">`,
  `<link rel="stylesheet" href="${BEACON}/x.css"><link rel="prefetch" href="${BEACON}"><link rel="dns-prefetch" href="//x.invalid">`,
  `<style>@import url(${BEACON}/a.css);body{background:url(${BEACON}/b.png)}</style>`,
  `<div style="position:fixed;inset:0;background:url(${BEACON}/c.png)">cover</div>`,
  `<meta http-equiv="refresh" content="0;url=${BEACON}">`,
  `<base href="${BEACON}/"><a href="x">relative</a>`,
  `<form action="${BEACON}"><input name="a" autofocus onfocus="${run}"><button formaction="javascript:${run}">go</button></form>`,
  `<a href="javascript:${run}">press</a><a href="&#106;avascript:${run}">press</a><a href="data:text/html,<script>${run}</script>">press</a>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
  `<template><script>${run}</script></template><div><template shadowrootmode="open"><script>${run}</script></template></div>`,
  `<video src="${BEACON}/v.mp4" poster="${BEACON}/p.png" autoplay onloadstart="${run}"></video><audio src="${BEACON}/a.mp3" autoplay></audio>`,
  `<div class="toast banner red" id="app">Your session has ended</div>`,
  `</style></script></textarea></title></body></html><script>${run}</script>`,
  `--></iframe>"'><script>${run}</script>`,
  `<body onload="${run}" onpageshow="${run}"><details open ontoggle="${run}"><summary>x</summary></details>`,
]

/** The same by markdown's own means. */
export const HOSTILE_MARKDOWN: readonly string[] = [
  ...HOSTILE,
  `[press](javascript:${run})`,
  `[press](<data:text/html,<script>${run}</script>>)`,
  '[reset](/api/reset) [up](../x) [here](#top)',
  `![x](${BEACON}/m.png) ![x](data:text/html,<script>1</script>)`,
  `![x"onerror="${run}](x"onerror="${run})`,
  `<a\nhref='javascript:${run}'>x</a>`,
  '```html\n<script>alert(1)</script>\n```',
  `[a]: javascript:${run}\n[press][a] <javascript:${run}>`,
]

/** Tags, quotes and characters that turn text around, as names and messages. */
export const HOSTILE_TEXT: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '\u202egnp.exe',
  'a\u2066b\u2069\u200fc',
  '\x1b]0;title\x07\x1b[31mred',
  '{{7*7}} <%= 7*7 %>',
  '</title></style><script>alert(1)</script>',
]

/** An SVG that would act if a page held it itself. */
export const HOSTILE_SVG = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" onload="${run.replaceAll('&', '&amp;')}"><script>${run}</script>` +
    `<image href="${BEACON}/s.png" width="9" height="9"/><rect width="80" height="40" fill="teal"/></svg>`,
)}`

/** Addresses that are no picture in the output itself. */
export const NO_PICTURES: readonly string[] = [
  `${BEACON}/x.png`,
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml+html,<svg/>',
  'data:image/png',
  ' data:image/png;base64,AAAA',
  'blob:http://x/1',
  '//x/y.png',
  '',
]
