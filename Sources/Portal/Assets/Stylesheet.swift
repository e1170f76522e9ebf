/// The one stylesheet of the portal, 静水: calm and official, ink-teal, seal red on papers only.
/// Contrast of every pair stands in the design (at least 4.5, borders and marks at least 3).
enum Stylesheet {
    static let text = [
        colours, ground, frame, words, forms, parts, lists, desks, documents, narrow, media,
    ]
    .joined(separator: "\n")

    static let colours = """
        :root{--ground:#F5F7F8;--paper:#fff;--ink:#1A2530;--muted:#4B5865;--brand:#0A4C5E;--brand-deep:#073947;--on-brand:#fff;--link:#0B5C8A;--seen:#5A3E85;--border:#65737F;--line:#CBD3DA;--seal:#9E2F24;--ok:#1D6A42;--ok-tint:#E3F2E9;--warn:#7A4E00;--warn-tint:#FFF1D6;--bad:#A3262A;--bad-tint:#FBE7E6;--info:#0B5C8A;--info-tint:#E2EFF7;--still:#3F4C59;--still-tint:#E8ECEF;--halo:#FFC845;--ring:#1A2530;--shadow:0 1px 3px rgb(26 37 48/.16);--target:2.75rem}
        @media (prefers-color-scheme:dark){:root{--ground:#0F1A22;--paper:#172631;--ink:#E7EDF2;--muted:#A9B6C2;--brand:#5FB7CC;--brand-deep:#8CCFDF;--on-brand:#0F1A22;--link:#7CC4EE;--seen:#C3A3E6;--border:#8596A3;--line:#33434F;--seal:#F29A93;--ok:#7FD1A3;--ok-tint:#16332A;--warn:#F0BE62;--warn-tint:#33290F;--bad:#F29A93;--bad-tint:#3A1E20;--info:#7CC4EE;--info-tint:#12303F;--still:#C3CDD6;--still-tint:#223340;--ring:#FFC845;--halo:#0F1A22;--shadow:0 1px 3px rgb(0 0 0/.5)}}
        """

    static let ground = """
        *,*::before,*::after{box-sizing:border-box}
        html{font-size:112.5%;-webkit-text-size-adjust:100%;scroll-padding-top:1rem;background:var(--ground)}
        html[data-size=large]{font-size:131%}
        html[data-size=elder]{font-size:150%;--target:3.4rem}
        body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);line-height:1.7;overflow-wrap:anywhere;font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
        :lang(zh-Hans){font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
        :lang(zh-Hant){font-family:"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC",system-ui,sans-serif}
        :lang(en){font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
        body.wide{font-size:1rem;line-height:1.5}
        h1,h2,h3{line-height:1.35;margin:0 0 .6em;font-weight:650;text-wrap:balance}
        h1{font-size:2rem}h2{font-size:1.45rem;margin-top:1.6em}h3{font-size:1.15rem;margin-top:1.2em}
        p,ul,ol,dl{margin:0 0 1.1em}
        main p,main li,main dd{max-width:38em}
        main :where(ul,ol){padding-left:1.4em}
        a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:1px}
        a:visited{color:var(--seen)}a:hover{text-decoration-thickness:3px}
        :focus{outline:none}
        :focus-visible,main:focus-visible{outline:3px solid var(--ring);outline-offset:0;box-shadow:0 0 0 6px var(--halo);border-radius:2px}
        main:focus{outline:none;box-shadow:none}
        .small,small{font-size:.84rem;color:var(--muted)}
        .muted{color:var(--muted)}
        .unseen{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .figure{font-variant-numeric:tabular-nums}
        .number{font-size:2rem;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:.02em}
        hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
        img,svg{max-width:100%}
        """

    static let frame = """
        .in{width:100%;max-width:66rem;margin:0 auto;padding:0 1rem}
        body.wide .in{max-width:90rem}
        .skip{position:absolute;left:-100rem;top:0;padding:.6rem 1rem;background:var(--paper);z-index:9}
        .skip:focus{left:0}
        .sample{background:var(--warn-tint);color:var(--warn);text-align:center;font-size:.84rem;padding:.35rem 1rem}
        .masthead{background:var(--paper);border-bottom:1px solid var(--line)}
        .official{background:var(--brand);color:var(--on-brand);font-size:.84rem}
        .official a,.official a:visited{color:inherit}
        .official .in{padding-top:.2rem;padding-bottom:.2rem}
        .bar{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding-top:.8rem;padding-bottom:.5rem}
        .brand,.brand:visited{display:inline-flex;gap:.6rem;align-items:center;font-weight:650;font-size:1.15rem;color:var(--ink);text-decoration:none;min-height:var(--target)}
        .brand:hover{text-decoration:underline}
        .brand svg{flex:none;fill:var(--brand);stroke:var(--on-brand);stroke-width:2.5;stroke-linecap:round}
        .brand rect{stroke:none}.brand path{fill:none}
        .find{flex:1 1 14rem;min-width:0;display:flex;gap:.4rem;max-width:26rem;margin-left:auto}
        .find input{flex:1;min-width:0;width:auto}
        .tools{margin-left:auto}.tools,.ways ul{display:flex;flex-wrap:wrap;gap:.1rem .3rem;list-style:none;margin:0;padding:0}
        .tools a,.ways a,.foot a,.plain{display:inline-flex;align-items:center;min-height:var(--target);padding:0 .5rem;color:var(--link)}
        .tools a[aria-current],.ways a[aria-current]{color:var(--ink);font-weight:650;text-decoration:none;border-bottom:3px solid var(--brand)}
        .ways{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem}
        .ways nav{margin-left:-.5rem}
        .ways form{margin:0}
        .body{flex:1 0 auto;padding-top:1.5rem;padding-bottom:2.5rem}
        .back{margin:0 0 .8rem}
        .back a::before{content:"‹ ";font-weight:700}
        .help{margin-top:3rem;padding:1rem 1.2rem;background:var(--paper);border:1px solid var(--line);border-radius:4px}
        .help h2{font-size:1.15rem;margin:0 0 .5rem}
        .help dl{display:flex;flex-wrap:wrap;gap:.3rem 2rem;margin:0 0 .5rem}
        .help dt{font-size:.84rem;color:var(--muted)}.help dd{margin:0}
        .help a{display:inline-block;min-height:1.7em}
        .help .small{margin:0}
        .foot{background:var(--paper);border-top:1px solid var(--line);padding:.6rem 0}
        .foot ul{display:flex;flex-wrap:wrap;gap:0 .5rem;list-style:none;margin:0 0 0 -.5rem;padding:0}
        .foot p{margin:.2rem 0}
        """

    static let words = """
        .chip{display:inline-flex;gap:.35em;align-items:center;padding:.05em .6em;border-radius:4px;font-size:.88rem;font-weight:600;background:var(--still-tint);color:var(--still)}
        .chip::before{content:"•"}
        .chip.ok{background:var(--ok-tint);color:var(--ok)}.chip.ok::before{content:"✓"}
        .chip.warn{background:var(--warn-tint);color:var(--warn)}.chip.warn::before{content:"!"}
        .chip.bad{background:var(--bad-tint);color:var(--bad)}.chip.bad::before{content:"✕"}
        .chip.info{background:var(--info-tint);color:var(--info)}.chip.info::before{content:"→"}
        .source{display:block;max-width:36em;margin:.35rem 0 .5rem;padding:.4rem .7rem;background:var(--info-tint);color:var(--info);font-size:.88rem;border-radius:4px}
        .source a{color:inherit}
        .notice{padding:.9rem 1.1rem;margin:0 0 1.4rem;border-left:6px solid var(--info);background:var(--info-tint);border-radius:0 4px 4px 0}
        .notice.ok{border-color:var(--ok);background:var(--ok-tint)}
        .notice.warn{border-color:var(--warn);background:var(--warn-tint)}
        .notice.bad{border-color:var(--bad);background:var(--bad-tint)}
        .notice>:last-child{margin-bottom:0}.notice h2,.notice h3{margin:0 0 .3rem;font-size:1.15rem}
        .panel{background:var(--brand);color:var(--on-brand);padding:1.6rem;border-radius:4px;margin-bottom:1.5rem}
        .panel h1{margin-bottom:.3rem}.panel p{margin:0}
        .errors{border:4px solid var(--bad);background:var(--paper);padding:1rem 1.2rem;margin-bottom:1.6rem;border-radius:4px}
        .errors h2{margin:0 0 .4rem;font-size:1.15rem;color:var(--bad)}
        .errors ul{margin:0}.errors a{color:var(--bad);font-weight:600}
        .lead{font-size:1.15rem;color:var(--muted)}
        """

    static let forms = """
        form{margin:0}
        .field{margin:0 0 1.7rem;padding:0;border:0;min-width:0}
        .field.wrong{border-left:5px solid var(--bad);padding-left:1rem}
        label,legend{font-weight:600;padding:0}
        legend{font-size:1rem}
        .hint{display:block;color:var(--muted);margin:.15rem 0 .35rem;max-width:38em}
        .wrongly{display:block;color:var(--bad);font-weight:600;margin:.2rem 0 .35rem}
        .wrongly::before{content:"✕ "}
        .option{font-weight:400;color:var(--muted)}
        input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:2px solid var(--border);border-radius:4px;padding:.4rem .6rem;min-height:var(--target);width:100%;max-width:34rem;scroll-margin-top:6rem}
        textarea{min-height:7rem}
        input.short,select{width:auto;min-width:8rem;max-width:100%}
        .unit{display:flex;gap:.5rem;align-items:center;max-width:34rem}
        .unit input.tiny{width:8rem}
        input[type=file]{padding:.5rem;border-style:dashed;max-width:100%}
        .wrong input,.wrong select,.wrong textarea{border-color:var(--bad)}
        .choice{display:flex;gap:.7rem;align-items:flex-start;min-height:var(--target);padding:.35rem 0}
        .choice input{flex:none;width:1.5rem;height:1.5rem;min-height:0;margin:.15rem 0;accent-color:var(--brand)}
        .choice label{font-weight:400;min-height:1.7em;padding:.05rem 0;flex:1}
        .across{display:flex;flex-wrap:wrap;gap:.2rem 2rem}
        .group{border:1px solid var(--line);border-radius:4px;padding:1rem 1.2rem;background:var(--paper);margin:0 0 1.7rem;min-width:0}
        .group .field:last-child{margin-bottom:.3rem}
        .group>legend:has(h2){float:left;width:100%}.group>legend:has(h2)+*{clear:both}
        .button,a.button:visited{display:inline-flex;align-items:center;justify-content:center;min-height:var(--target);padding:.4rem 1.3rem;font:inherit;font-weight:650;border:2px solid var(--brand);border-radius:4px;background:var(--brand);color:var(--on-brand);text-decoration:none;cursor:pointer}
        .button:hover{background:var(--brand-deep);border-color:var(--brand-deep);text-decoration:underline}
        .button.quiet,a.button.quiet:visited{background:var(--paper);color:var(--brand)}
        .button.quiet:hover{background:var(--still-tint)}
        .button.grave{background:var(--bad);border-color:var(--bad);color:var(--paper)}
        .find .button{padding:.4rem .8rem}
        .plain{font:inherit;border:0;background:none;text-decoration:underline;text-underline-offset:.2em;cursor:pointer}
        .actions{display:flex;flex-wrap:wrap;gap:.8rem;align-items:center;margin:1.8rem 0}
        .actions form{display:inline}
        """

    static let parts = """
        .card{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:1.1rem 1.2rem;margin:0 0 1rem;box-shadow:var(--shadow)}
        .card p{margin:0 0 .4rem}.card .actions{margin:.8rem 0 0}.card>:last-child{margin-bottom:0}.card h2,.card h3{margin:0 0 .3rem;font-size:1.15rem}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:1rem;margin:0 0 1.6rem;padding:0!important;list-style:none}
        .cards .card{margin:0}.cards p{margin:0 0 .3rem}.cards .chip{margin:0 0 .4rem}
        .hero{background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:1.8rem 1.5rem;margin-bottom:2rem}
        .hero form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:flex-end;margin-bottom:.6rem}
        .hero .field{flex:1 1 16rem;margin:0}.hero input{max-width:none}
        .tasks{list-style:none;padding:0!important;margin:0 0 1.6rem;border-top:1px solid var(--line)}
        .tasks li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1rem;align-items:center;padding:.7rem 0;border-bottom:1px solid var(--line);max-width:none}
        .tasks a{display:inline-flex;align-items:center;min-height:var(--target)}
        .tasks .small{flex-basis:100%}
        .steps{color:var(--muted);margin:0 0 .3rem}
        .rows{margin:0 0 1.6rem;border-top:1px solid var(--line)}
        .rows>div{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr auto;gap:.2rem 1.2rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
        .rows dt{font-weight:600}.rows dd{margin:0}
        .rows .act{text-align:right}.rows .act a{display:inline-block;min-height:1.7em}
        .line{list-style:none;margin:0 0 1.6rem;padding:0 0 0 1.3rem!important;border-left:3px solid var(--line)}
        .line li{position:relative;padding:0 0 1.1rem;max-width:38em}
        .line li::before{content:"";position:absolute;left:-1.78rem;top:.5rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--paper);border:3px solid var(--brand)}
        .line li.now::before{background:var(--brand)}
        .line li.ahead::before{border-color:var(--line)}
        .line p{margin:0}.line .what{font-weight:600}
        .holders{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:1rem;margin:0 0 1rem}.holders .card{margin:0}
        .spans{list-style:none;margin:0;padding:0!important}
        .spans li{max-width:none;margin:0 0 1rem}.spans p{margin:0;max-width:none}
        .spans svg{display:block;width:100%;height:.8rem;margin-top:.2rem;border-radius:2px;background:var(--still-tint)}
        .spans .track{fill:var(--still-tint)}.spans .plan{fill:var(--line)}.spans .ok{fill:var(--ok)}.spans .info{fill:var(--brand)}.spans .warn{fill:var(--warn)}.spans .bad{fill:var(--bad)}.spans .still{fill:var(--still)}.spans .pause{fill:var(--halo)}.spans .today{fill:var(--ink)}
        .ends{max-width:none;display:flex;justify-content:space-between;gap:1rem}
        .qr{display:block;width:11rem;height:11rem;background:#fff;border-radius:4px}
        .qrs{margin:0 0 1.4rem}.qrs figcaption{font-size:.88rem;color:var(--muted)}
        .files{list-style:none;padding:0!important}
        .files li{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;padding:.4rem 0;border-bottom:1px solid var(--line);max-width:none}
        .files img{width:4.5rem;height:4.5rem;object-fit:cover;border:1px solid var(--line);border-radius:4px}
        .split{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}
        details{margin:0 0 1.1em}summary{cursor:pointer;min-height:var(--target);display:flex;align-items:center;color:var(--link);text-decoration:underline;text-underline-offset:.2em}
        summary::before{content:"▸ ";padding-right:.3em}details[open]>summary::before{content:"▾ "}
        .prose{max-width:38em}
        .news{position:fixed;inset:auto 0 0;z-index:8;display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;justify-content:center;margin:0;padding:.6rem 1rem;max-width:none!important;background:var(--warn-tint);color:var(--warn);border-top:2px solid var(--warn)}
        .news[hidden]{display:none}
        """

    static let lists = """
        .scroll{overflow-x:auto;margin:0 0 1.4rem}
        .scroll:focus-visible{outline-offset:2px}
        table{border-collapse:collapse;width:100%;background:var(--paper)}
        caption{text-align:left;font-weight:600;padding:.3rem 0}
        th,td{min-width:6.5rem;overflow-wrap:normal;text-align:left;vertical-align:top;padding:.5rem .7rem;border-bottom:1px solid var(--line)}
        thead th{background:var(--still-tint);color:var(--still);white-space:nowrap}
        td.figure,th.figure{text-align:right;min-width:4rem}td .chip{white-space:nowrap}
        .twins{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0 0 1.4rem}
        .twins a,.pages a{display:inline-flex;align-items:center;min-height:var(--target)}
        .tabs{display:flex;flex-wrap:wrap;gap:.2rem .4rem;border-bottom:2px solid var(--line);margin:0 0 1.4rem;padding:0!important;list-style:none}
        .tabs a{display:inline-flex;align-items:center;min-height:var(--target);padding:0 .9rem;text-decoration:none}
        .tabs a[aria-current]{color:var(--ink);font-weight:650;border-bottom:4px solid var(--brand);margin-bottom:-2px}
        .filters{display:flex;flex-wrap:wrap;gap:.8rem;align-items:flex-end;margin:0 0 1.4rem}
        .filters .field{margin:0}
        .filters .field>label{display:block}
        .field-grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:0 1.5rem;align-items:end}
        .field-grid select,.field-grid input.short{width:100%}
        .panel code,.rows code{overflow-wrap:anywhere;font-size:1rem}
        """

    /// Documents as pages: contents beside them, rules set off from prose, versions side by side.
    static let documents = """
        .document{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem 2.5rem}
        .contents{font-size:.92rem}.contents h2{font-size:1rem!important;margin:0 0 .3rem!important}.contents ol{list-style:none;margin:0;padding:0!important}
        .contents a{display:inline-flex;align-items:center;min-height:1.75rem}
        .article{padding:0 0 .6rem;scroll-margin-top:1rem}.article+.article{border-top:1px solid var(--line)}
        .article:target h2{background:var(--info-tint)}
        .rule{border-left:4px solid var(--brand);padding:.1rem 0 .1rem 1rem;margin:0 0 1.4rem}
        .rule .scroll{margin-bottom:.4rem}.rule details{margin:0}
        .rule td,.sides td,.code{font-size:.92rem}
        .code{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--still-tint);color:var(--ink);padding:.7rem .9rem;border-radius:4px;margin:0 0 1rem;max-height:30rem;overflow:auto}
        code{font-family:ui-monospace,"Noto Sans Mono CJK SC","DejaVu Sans Mono",monospace}
        blockquote{margin:0 0 1.1em;padding-left:1rem;border-left:4px solid var(--line)}
        .sides{margin:0 0 1.4rem}.sides table{table-layout:fixed}.sides td,.sides th{min-width:0;overflow-wrap:anywhere;border-left:1px solid var(--line)}
        .sides .dots{text-align:center;color:var(--muted);padding:0}
        del{background:var(--bad-tint);color:var(--bad)}ins{background:var(--ok-tint);color:var(--ok);text-decoration-thickness:2px}
        @media (min-width:64rem){.document{grid-template-columns:14rem minmax(0,1fr)}.contents{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto}}
        """

    /// Desks: dense, yet calm.
    static let desks = """
        .wide main p,.wide main li,.wide main dd{max-width:60em}
        .wide h1{font-size:1.6rem}.wide main h2{font-size:1.25rem;margin-top:1.2em}.wide main h3{font-size:1.05rem}.wide main :is(.notice,.errors,.card) h2{margin-top:0}
        .wide .field{margin-bottom:1.1rem}.wide th,.wide td{padding:.35rem .6rem}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.7rem;list-style:none;margin:0 0 1.2rem;padding:0!important}
        .figures a{display:flex;flex-direction:column;padding:.6rem .9rem;background:var(--paper);border:1px solid var(--line);border-left:5px solid var(--info);border-radius:4px;color:var(--ink);text-decoration:none;min-height:var(--target)}
        .figures a:hover span{text-decoration:underline}
        .figures strong{font-size:1.7rem;line-height:1.2}
        .figures .warn{border-left-color:var(--warn)}.figures .bad{border-left-color:var(--bad)}.figures .still{border-left-color:var(--line)}
        .figures .still strong{color:var(--muted);font-weight:400}
        .work-list{list-style:none;margin:0 0 .8rem;padding:0!important;background:var(--paper);border:1px solid var(--line);border-radius:4px}
        .work-list li{position:relative;display:grid;grid-template-columns:minmax(12em,auto) minmax(8em,1fr) minmax(8em,1fr) auto;gap:.1rem 1rem;align-items:center;padding:.45rem .8rem;border-bottom:1px solid var(--line);max-width:none!important}
        .work-list li:last-child{border-bottom:0}
        .work-list a{display:inline-flex;align-items:center;min-height:1.7rem}
        .work-list a::after,a.whole::after{content:"";position:absolute;inset:0}
        .queue tr{position:relative}.queue tbody tr:hover{background:var(--still-tint)}
        .queue td{min-width:5rem}.queue .pick{min-width:0;position:relative;z-index:1;width:2.75rem;padding:.15rem .3rem}
        .pick input{width:1.5rem;height:1.5rem;min-height:0;margin:.55rem;padding:0;accent-color:var(--brand)}
        .queue .figure{text-align:left;white-space:nowrap}.queue .small{display:block;white-space:nowrap}
        .strip{display:flex;flex-wrap:wrap;gap:.3rem 2rem;margin:0 0 .3rem}.strip dt{font-size:.84rem;color:var(--muted)}.strip dd{margin:0}.strip-link{margin:0 0 1rem}
        .when{display:block}.wide main h2+.scroll caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .wide .group{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr));gap:0 1.5rem}.wide .group>.hint,.wide .group>.wrongly,.wide .group>.filters,.wide .group>.group{grid-column:1/-1}
        .dense{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));gap:0 1.8rem;align-items:start}
        .dense>.group{grid-column:1/-1}.dense .choice{min-height:2.2rem;padding:.1rem 0}.dense .across .choice{min-height:var(--target)}
        .topics{display:flex;flex-wrap:wrap;gap:0 2.2rem;align-items:flex-start}.topics>section{flex:1 1 19rem;min-width:0}
        .topics>section:has(.dense>:nth-child(3)),.topics>section:has(.group){flex-basis:100%}
        .dense .source{font-size:.8rem;padding:.2rem .5rem}
        .acts{display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 1rem}
        .work-pair{display:grid;gap:0 2rem}
        .work-pair>div{min-width:0}
        .evidence{list-style:none;padding:0!important;margin:0 0 1rem}
        .evidence li{padding:.6rem .8rem;background:var(--paper);border:1px solid var(--line);border-radius:4px;margin:0 0 .6rem;max-width:none!important}
        .evidence p{margin:0 0 .3rem}.evidence img{display:block;max-height:18rem;border:1px solid var(--line);border-radius:4px;margin:.3rem 0}
        .letter{background:#fff;color:#1A2530;max-width:44rem;margin:0 0 1.5rem;padding:2rem 2.4rem;border:1px solid var(--line);box-shadow:var(--shadow)}
        .letter h2{text-align:center;margin:.3rem 0 1rem!important;letter-spacing:.1em}.letter p{margin:0 0 .7rem}
        .letter-city{text-align:center;font-weight:600}.letter-number,.letter-sign{text-align:right}
        .letter:lang(zh) .letter-text{text-indent:2em}.letter ol{margin:0 0 .8rem}.letter ol:empty{display:none}
        .queue .chip{white-space:nowrap}.queue th:first-child{min-width:0}
        .wide .field>label{display:block}.wide .filters .field{margin:0}.wide .filters label{display:block}.wide .filters select,.wide .filters input{width:100%;min-width:0}
        .wide .filters .field{flex:1 1 9rem;max-width:16rem}
        .work-pair td:last-child{min-width:11rem}
        .parts{display:none}.parts ul{list-style:none;margin:0 0 1rem;padding:0!important;border-top:1px solid var(--line)}
        .parts li{max-width:none!important;border-bottom:1px solid var(--line);margin:0}
        .parts a{display:flex;align-items:center;justify-content:space-between;min-height:var(--target);padding:.3rem .2rem}.parts a::after{content:"›"}
        .parts a[aria-current]{font-weight:650;background:var(--info-tint);color:var(--ink)}
        """

    static let narrow = """
        @media (min-width:64rem){.work-pair{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}}
        @media (min-width:48rem){td.kept{white-space:nowrap}.split{grid-template-columns:minmax(0,2fr) minmax(15rem,1fr);gap:2.5rem}.split.even{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
        @media (max-width:40rem){.parts{display:block}.part:not(.here){display:none}.stacked thead{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stacked,.stacked tbody,.stacked tr{display:block}.stacked tr{padding:.5rem .6rem;border-bottom:1px solid var(--line)}.stacked td,.wide .stacked td{display:flow-root;border:0;padding:.15rem 0 .15rem 7.6rem;text-align:left;min-width:0;overflow-wrap:anywhere;white-space:normal}.stacked td::before{content:attr(data-heading);color:var(--muted);float:left;width:7rem;margin-left:-7.6rem}.stacked td:empty{display:none}thead th.figure{white-space:normal}.work-list li{grid-template-columns:1fr}.wide .filters .field{flex-basis:44%}.queue thead{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.queue,.queue tbody,.queue tr,.queue td{display:block}.queue tr{padding:.5rem .6rem .5rem 3.4rem;border-bottom:1px solid var(--line)}.queue td{border:0;padding:.1rem 0}.queue td.pick{position:absolute;left:.2rem;top:.2rem}h1{font-size:1.65rem}.find{margin-left:0;max-width:none;flex-basis:100%}.tools{order:2;margin-left:-.5rem}.rows>div{grid-template-columns:1fr}.rows .act{text-align:left}.official .in{display:flex;flex-wrap:wrap;gap:0 .8rem}.panel,.hero{padding:1.2rem}.actions .button{width:100%}}
        """

    static let media = """
        @media (prefers-reduced-motion:no-preference){a,.button{transition:background-color .12s}}
        @media (forced-colors:active){.chip,.notice,.panel,.errors,.button,.source{border:1px solid}.brand svg{forced-color-adjust:none}.qr{forced-color-adjust:none}:focus-visible{outline:3px solid Highlight}}
        @media print{.official,.sample,.help,.masthead{display:none!important}.letter{border:0;box-shadow:none;max-width:none;padding:0;break-after:page}.letter:last-child{break-after:auto}.part{display:block!important}.parts{display:none!important}:root{--ground:#fff;--paper:#fff;--ink:#000;--muted:#333;--brand:#000;--on-brand:#fff;--link:#000;--seen:#000;--line:#999}html{font-size:11pt}.masthead .find,.tools,.ways,.skip,.foot,.actions,.twins,.back,.help form,button,.act{display:none!important}.panel{background:none;color:#000;border:2px solid #000}.card,.hero{box-shadow:none;break-inside:avoid}a{text-decoration:none}details>*{display:block!important}.line li{break-inside:avoid}}
        """
}
