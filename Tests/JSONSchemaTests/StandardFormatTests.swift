import JSONSchema
import Testing

@Suite("Standard formats")
struct StandardFormatTests {
    @Test(
        "Each format tells its own from others",
        arguments: [
            (
                "date", ["2024-02-29", "2026-12-31"],
                ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "２０２６-01-01", "2026-01-01T"]
            ),
            (
                "time",
                ["08:30:06Z", "08:30:06.283185+08:00", "23:59:60Z", "15:59:60-08:00", "08:30:06z"],
                ["08:30:06", "24:00:00Z", "22:59:60Z", "08:30:06+8:00", "08:30:06.Z", "0८:30:06Z"]
            ),
            (
                "date-time", ["1963-06-19T08:30:06.283185Z", "1990-12-31t15:59:60-08:00"],
                ["1963-06-19 08:30:06Z", "1990-02-31T15:59:59Z", "2013-350T01:01:01Z"]
            ),
            (
                "duration", ["P4DT12H30M5S", "PT36H", "P2W", "P1Y2M", "PT0S"],
                ["", "P", "PT", "P1YT", "4D", "P2D1Y", "P1Y2W", "P1"]
            ),
            (
                "email",
                [
                    "joe.bloggs@example.com", "te~st@example.com", "\"joe bloggs\"@example.com",
                    "a@[127.0.0.1]",
                ],
                [
                    "2962", ".a@example.com", "a.@example.com", "a..b@example.com", "a@-b.com",
                    "a b@c.d",
                ]
            ),
            (
                "hostname", ["www.example.com", "xn--4gbwdl.xn--wgbh1c", "a"],
                ["", "-a", "a-", "a_b", "a..b", "a.", String(repeating: "a", count: 64)]
            ),
            (
                "ipv4", ["192.168.0.1", "0.0.0.0", "255.255.255.255"],
                ["256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4.", "0x7f.1.1.1"]
            ),
            (
                "ipv6", ["::1", "::", "2001:db8::1", "::ffff:192.168.0.1", "1:2:3:4:5:6:7:8"],
                [
                    "12345::", "1:2:3:4:5:6:7", "1::2::3", ":1", "1:2:3:4:5:6:7:8:9", "::256.1.1.1",
                    "fe80::a%eth1", ":::1",
                ]
            ),
            (
                "uri",
                [
                    "http://example.com/a?b#c", "urn:oasis:names", "http://[2001:db8::7]:80/",
                    "http://u:p@h/%20",
                ],
                ["//a", "a/b", "http:// x", "http://[x]/", "http://h:x/", "\\\\a", "http://a/%zz"]
            ),
            ("uri-reference", ["/a", "", "#frag", "a:b"], ["a b", "#a#b", "1:b"]),
            (
                "uuid", ["2EB8AA08-aa98-11ea-b4aa-73b441d16380"],
                ["2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380"]
            ),
            ("json-pointer", ["", "/a~1b", "/"], ["a", "/~2", "#/a"]),
            ("relative-json-pointer", ["0", "1/a", "0#"], ["/a", "01", "-1/a", "0##", ""]),
            ("regex", ["^a+$"], ["^(abc]", "^\\S(|(.|\\n)*\\S)\\Z"]),
        ] as [(String, [String], [String])])
    func format(name: String, good: [String], bad: [String]) throws {
        let accepts = try #require(FormatTable.standard[name])
        for text in good { #expect(accepts(text), "\(name) should accept \(text)") }
        for text in bad { #expect(!accepts(text), "\(name) should refuse \(text)") }
    }
}
