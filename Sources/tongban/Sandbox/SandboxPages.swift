import Civics
import Web

/// The sandbox's own pages for the payer: in the three languages at once, since it knows nobody.
enum SandboxPages {
    static func order(_ order: SandboxBank.Order, csrf: String) -> Reply {
        let amount = Money(fen: order.fen)
        let choices = [
            ("pay", "付款 / Pay \(amount.digits) 元", "button"),
            ("fail", "付款失败 / Let it fail", "button quiet"),
            ("late", "付款，通知晚 8 秒到 / Pay, notice 8 seconds late", "button quiet"),
            ("twice", "付两次 / Pay twice", "button quiet"),
        ].map { value, title, css in
            "<button class=\"\(css)\" name=\"choice\" value=\"\(value)\">\(escaped(title))</button>"
        }.joined(separator: "\n")
        return page(
            "支付沙箱 / Payment sandbox",
            """
            <p class="note">沙箱：不会真的扣款。Sandbox: no money moves. 沙箱：不會真的扣款。</p>
            <dl><dt>收款事由 / For</dt><dd>\(escaped(order.title))</dd>
            <dt>订单号 / Order</dt><dd>\(escaped(order.number))</dd>
            <dt>金额 / Amount</dt><dd class="sum">\(amount.digits) 元</dd></dl>
            <form method="post" action="/pay/\(order.code)"><input type="hidden" name="csrf" value="\(csrf)">
            \(choices)
            </form>
            """)
    }

    static func done(_ order: SandboxBank.Order, isPaid: Bool) -> Reply {
        page(
            isPaid ? "已付款 / Paid" : "付款没有成功 / Not paid",
            """
            <p>\(isPaid ? "可以回到办件了。Go back to your case." : "没有扣款。Nothing was taken.")</p>
            <p><a class="button" href="\(escaped(order.back))">返回办件 / Back to the city</a></p>
            """)
    }

    static func page(_ title: String, _ main: String) -> Reply {
        Reply.bytes(
            Array(
                """
                <!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>\(title)</title><link rel="stylesheet" href="/style.css"></head>
                <body><main><h1>\(title)</h1>
                \(main)
                </main></body></html>
                """.utf8), as: .html)
    }

    static let style = """
        body{margin:0;font:1.1rem/1.6 system-ui,sans-serif;background:#f5f7f8;color:#1a2530}
        main{max-width:34rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:4px}
        h1{margin:0 0 1rem;font-size:1.6rem}dt{color:#4b5865}dd{margin:0 0 .8rem;overflow-wrap:anywhere}
        .sum{font-size:2rem;font-weight:650}.note{background:#fff1d6;color:#7a4e00;padding:.6rem 1rem}
        form{display:grid;gap:.7rem}.button{display:inline-block;min-height:2.75rem;padding:.5rem 1.2rem;font:inherit;font-weight:600;border:2px solid #0a4c5e;border-radius:4px;background:#0a4c5e;color:#fff;text-decoration:none}
        .quiet{background:#fff;color:#0a4c5e}:focus-visible{outline:3px solid #1a2530;box-shadow:0 0 0 6px #ffc845}
        """

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
