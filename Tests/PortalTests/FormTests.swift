import Civics
import JSON
import Policies
import Testing

@testable import Portal

@Suite("Forms made from documents")
struct FormTests {
    private func parts(_ name: String) throws -> [FormPart] {
        let policy = try #require(try Sample.policy(named: name))
        let reader = FormPartReader(policy: policy, language: .zhHans)
        return (policy.form?.fields ?? []).enumerated().map { reader.part($1, at: $0) }
    }

    private func part(_ key: String, of name: String) throws -> FormPart {
        try #require(try parts(name).first { $0.key == key })
    }

    @Test("A person is a group of name, number and mobile")
    func person() throws {
        let part = try part("经办人", of: "open-restaurant")
        guard case .group(let members) = part.kind else { throw Unexpected() }
        #expect(members.map(\.key) == ["姓名", "身份号码", "手机"])
        #expect(members.map(\.isRequired) == [true, false, false])
    }

    @Test("What only yes will do for is a declaration")
    func declaration() throws {
        #expect(try part("如实承诺", of: "open-restaurant").isDeclaration)
        #expect(try part("单独同意", of: "newborn").isDeclaration)
        #expect(try !part("网络经营", of: "open-restaurant").isDeclaration)
    }

    @Test("What was typed becomes an answer, and the answer shows as it was typed")
    func roundTrip() throws {
        let all = try parts("open-restaurant")
        let managers = try part("食品安全管理员", of: "open-restaurant")
        let sign = try part("招牌", of: "open-restaurant")
        let kinds = try part("经营项目", of: "open-restaurant")
        let posted = Posted(fields: [
            ("\(managers.id).count", "2"), ("\(managers.id).0.0", "赵小满"),
            ("\(managers.id).0.1", "9901 0119 9505 2100 06"), ("\(managers.id).1.0", "唐明"),
            ("\(sign.id).0", "陈记面馆"), ("\(sign.id).1", "３，６００"), ("\(sign.id).3", "true"),
            (kinds.id, "热食类"), (kinds.id, "冷食类"),
        ])
        let typed = Typed(posted, all)
        #expect(
            typed.answer(managers) == [
                ["姓名": "赵小满", "身份号码": "990101199505210006"], ["姓名": "唐明"],
            ])
        #expect(typed.answer(sign) == ["文字": "陈记面馆", "宽": 3600, "发光": true])
        #expect(typed.answer(kinds) == ["热食类", "冷食类"])
        var answers = JSONObject()
        for part in [managers, sign, kinds] { answers[part.key] = typed.answer(part) }
        let shown = Typed(answers, all)
        for part in [managers, sign, kinds] { #expect(shown.answer(part) == typed.answer(part)) }
        #expect(shown.counts[managers.id] == 2)
    }

    @Test("A number that is none stays as it was typed, to be mended")
    func notANumber() throws {
        let policy = try #require(try Sample.policy(named: "open-restaurant"))
        let reader = FormPartReader(policy: policy, language: .en)
        let place = try #require(policy.questions.firstIndex { $0.name == "面积" })
        let part = reader.part(policy.questions[place], at: place)
        #expect(Typed(Posted(fields: [(part.id, "about 200")]), [part]).answer(part) == "about 200")
        #expect(
            Typed(Posted(fields: [(part.id, "260.5")]), [part]).answer(part)?.number
                == JSONNumber("260.5"))
    }

    struct Unexpected: Error {}
}

@Suite("Bodies of forms")
struct MultipartTests {
    private func body(_ text: String) -> [UInt8] {
        Array(
            text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
                .utf8)
    }

    private let type = "multipart/form-data; boundary=xyz"

    @Test("Fields and files are read, file names lose their path")
    func read() throws {
        let text = """
            --xyz
            Content-Disposition: form-data; name="csrf"

            abc
            --xyz
            Content-Disposition: form-data; name="m1"; filename="C:\\papers\\平面图%22.png"
            Content-Type: image/png

            PNG--xy
            --xyz
            Content-Disposition: form-data; name="m2"; filename=""
            Content-Type: application/octet-stream


            --xyz--

            """
        let read = try #require(Multipart(body(text), contentType: type))
        #expect(read.fields.map(\.name) == ["csrf"])
        #expect(read.fields.first?.value == "abc")
        #expect(read.files.map(\.name) == ["平面图\".png"])
        #expect(read.files.first?.bytes == Array("PNG--xy".utf8))
    }

    @Test(
        "A body that is not what it says is refused whole",
        arguments: [
            "", "--xyz", "--xyz\n",
            "--abc\nContent-Disposition: form-data; name=\"a\"\n\nb\n--abc--",
            "--xyz\nContent-Disposition: form-data; name=\"a\"\n\nb",
            "--xyz\nContent-Type: text/plain\n\nb\n--xyz--", "--xyz\nno header end\n--xyz--",
        ])
    func refused(_ text: String) {
        #expect(Multipart(body(text), contentType: type) == nil)
    }

    @Test("No damage to a body brings the reader down")
    func damage() {
        let good = body(
            "--xyz\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\n\ncc\n--xyz--\n")
        for place in good.indices {
            for byte in [UInt8(0), 10, 13, 34, 45, 255] {
                var bad = good
                bad[place] = byte
                _ = Multipart(bad, contentType: type)
                _ = Multipart(Array(good[..<place]), contentType: type)
            }
        }
    }
}
