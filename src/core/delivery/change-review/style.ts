/** The one style element of the HTML page, and its hash for the page's content security policy. */

/** Light, dark and print; the figures of the diagram take their inks from the same variables. */
export const PAGE_STYLE = `:root{color-scheme:light dark;--paper:#fff;--card:#fff;--strong:#14181f;--text:#2c333d;--muted:#58616e;--border:#7f8896;--line:#c6ccd4;--blocked:#bd3812;--surplus:#8a5a00;--allowed:#1559c7;--undefined:#6f5a8a}
@media (prefers-color-scheme:dark){:root{--paper:#16191e;--card:#23282f;--strong:#f3f5f7;--text:#d5dae1;--muted:#a0a8b4;--border:#737d8b;--line:#3f4751;--blocked:#ff8d68;--surplus:#e9b44c;--allowed:#7fb0ff;--undefined:#bfa9dc}}
@media print{:root{--paper:#fff;--card:#fff;--strong:#000;--text:#000;--muted:#222;--border:#000;--line:#666;--blocked:#000;--surplus:#000;--allowed:#000;--undefined:#000}details::details-content{content-visibility:visible;block-size:auto}details>*{break-inside:avoid}}
body{margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--paper);color:var(--text);font:15px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
h1,h2,h3{color:var(--strong);line-height:1.25}
h2{margin-top:2.2rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{margin-top:1.4rem;font-size:1rem}
figure{margin:1rem 0;overflow-x:auto}
figure svg{display:block;max-width:100%;height:auto}
figcaption,.quiet{color:var(--muted)}
ul{padding-left:1.2rem}
ol.sentences{list-style:none;padding:0;margin:0}
ol.sentences>li{border-left:4px solid var(--border);padding:.35rem 0 .35rem .8rem;margin:.5rem 0}
li.lost,li.violation{border-left-color:var(--blocked)}
li.opened{border-left-color:var(--surplus)}
li.granted,li.settled{border-left-color:var(--allowed)}
p.say{margin:0;color:var(--strong);font-weight:600}
.kind{font-size:.8rem;font-weight:600;text-transform:uppercase;letter-spacing:.03em;color:var(--muted);margin:0}
.behind{margin:.2rem 0}
summary{cursor:pointer;color:var(--muted)}
code{font-family:"JetBrains Mono",ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.9em}
blockquote{margin:.4rem 0;padding-left:.7rem;border-left:2px solid var(--line)}
`;

/** SHA-256 of the style, as a content security policy names it. */
export const PAGE_STYLE_HASH = 'sha256-Cj7P17d4YZwNIJZ5oSrL6rnN3yKzhVzpupfzlCk+Fi0=';
