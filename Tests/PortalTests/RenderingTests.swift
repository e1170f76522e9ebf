import Civics
import Testing

@testable import Portal

@Suite("Templates and markup")
struct RenderingTests {
    struct Shown: View {
        let title: String
        let parts: [Part]
        let more: HTML
        struct Part { var name: String; var note: String? }
        static let template = Template(
            "shown",
            "<p>{{.title}}</p>{{#.parts}}<b>{{.name}}</b>{{#.note}}<i>{{.}}</i>{{/.note}}{{/.parts}}{{{.more}}}"
        )
    }

    @Test("Everything is escaped but what our own templates made")
    func escaping() throws {
        let evil = "<script>alert('x')</script>&\""
        let html = try Shown(
            title: evil, parts: [.init(name: evil, note: nil), .init(name: "a", note: evil)],
            more: HTML(text: evil)
        ).html().markup
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;"))
    }

    @Test("A name the view does not have is a fault")
    func unknownName() {
        let template = Template("t", "{{.titel}}")
        let shown = Shown(title: "a", parts: [], more: .empty)
        #expect(throws: RenderFault.unknownName(template: "t", name: ".titel")) {
            try template.render(shown)
        }
        let climbing = Template("t", "{{#.parts}}{{.title}}{{/.parts}}")
        let full = Shown(title: "a", parts: [.init(name: "b", note: nil)], more: .empty)
        #expect(throws: RenderFault.unknownName(template: "t", name: ".title")) {
            try climbing.render(full)
        }
        let unsafe = Template("t", "{{{.title}}}")
        #expect(throws: RenderFault.notSafe(template: "t", name: ".title")) {
            try unsafe.render(full)
        }
    }

    @Test("A text that is no template is a fault")
    func noTemplate() {
        #expect(throws: RenderFault.notATemplate("t")) {
            try Template("t", "{{#.a}}").render(Shown(title: "", parts: [], more: .empty))
        }
    }

    @Test("Only paths of this site are come back to")
    func ownPaths() {
        #expect(Site.ownPath("/apply/x?a=b") == "/apply/x?a=b")
        for foreign in ["//evil.example", "https://evil.example", "/\\evil", "", "/a b", "/\u{0}"] {
            #expect(Site.ownPath(foreign) == nil, "\(foreign)")
        }
        #expect(Site.escaped("/a?b=中&c") == "/a%3Fb%3D%E4%B8%AD%26c")
        #expect(Site.home.address(in: .en) == "/en")
        #expect(Site.guide("x").address(in: .zhHant) == "/zh-Hant/services/x")
    }

    @Test("Script and styles stay small, and neither is ever inline")
    func budgets() {
        #expect(PortalScript.text.utf8.count + WorkerScript.text.utf8.count <= 15 * 1024)
        #expect(Asset.style.bytes.count <= 24 * 1024)
        #expect(!FrameView.template.text.contains("style="))
        #expect(!FrameView.template.text.contains("onclick"))
    }
}
